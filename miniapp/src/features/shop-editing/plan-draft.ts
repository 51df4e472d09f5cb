import type { FloorPlanEdit, KeptFloorPlan, Table } from '@/client/dining'
import { fitsAt, type Point, type Room, spotNear, tableSize } from './plan-space'

export type DraftTable = Omit<Table, 'id'> & { key: string; id?: string }
/** The plan as it is being changed; its tables are known by a key, for the new ones have no id yet. */
export type PlanDraft = Omit<FloorPlanEdit, 'tables'> & { tables: DraftTable[] }

/** What the API takes. */
const LABEL = /^[0-9A-Za-z\p{Script=Han}-]{1,8}$/u
const SEATS = 4

export const planDraftOf = ({ name, width, height, tables }: KeptFloorPlan): PlanDraft => ({
  ...{ name, width, height },
  tables: tables.map(({ bookings: _, ...table }) => ({ ...table, key: table.id })),
})

export const planEdit = ({ tables, ...plan }: PlanDraft): FloorPlanEdit => ({
  ...plan,
  tables: tables.map(({ key: _, ...table }) => table),
})

/** How many a table is for, as long as nobody says otherwise. */
export const usualParty = (seats: number) => ({
  partyMin: seats <= 2 ? 1 : seats <= 4 ? 2 : Math.ceil(seats / 2) + 1,
  partyMax: seats,
})

/** The label after the last one: A1 → A2, 201 → 202; one that nobody has. */
export const nextLabel = (tables: { label: string }[]) => {
  const taken = new Set(tables.map(({ label }) => label))
  const counted = [...tables].reverse().find(({ label }) => /\d+$/.test(label))?.label ?? 'A0'
  const digits = /\d+$/.exec(counted)?.[0] ?? '0'
  const head = counted.slice(0, counted.length - digits.length)
  for (let number = Number(digits) + 1; ; number++) {
    const label = `${head}${String(number).padStart(digits.length, '0')}`
    if (!taken.has(label)) return label
  }
}

/** The plan with one more table at, or close by, a point, and its key; nothing where there is no room. */
export const placeTable = (draft: PlanDraft, room: Room, at: Point) => {
  // Whoever has just put one down mostly goes on with the like of it.
  const last = [...draft.tables].reverse().find(({ id }) => id === undefined)
  const { shape, seats } = last ?? { shape: 'rect' as const, seats: SEATS }
  const size = tableSize(shape, seats)
  const spot = spotNear(draft.tables, size, at, room)
  if (!spot) return null
  const key = `new-${1 + Math.max(0, ...draft.tables.map((table) => Number(/^new-(\d+)$/.exec(table.key)?.[1] ?? 0)))}`
  const { partyMin, partyMax } = last ?? usualParty(seats)
  const table = { key, label: nextLabel(draft.tables), shape, seats, partyMin, partyMax, features: [] }
  return { key, draft: { ...draft, tables: [...draft.tables, { ...table, ...size, ...spot }] } }
}

/** The plan with a table moved to, or close by, a point; nothing where there is no room. */
export const moveTable = (draft: PlanDraft, room: Room, key: string, at: Point): PlanDraft | null => {
  const table = draft.tables.find((each) => each.key === key)
  const others = draft.tables.filter((each) => each.key !== key)
  const spot = table && spotNear(others, table, at, room)
  return spot ? changeTable(draft, key, spot) : null
}

export const changeTable = (draft: PlanDraft, key: string, change: Partial<DraftTable>): PlanDraft => ({
  ...draft,
  tables: draft.tables.map((table) => (table.key === key ? { ...table, ...change } : table)),
})

export const removeTable = (draft: PlanDraft, key: string): PlanDraft => ({
  ...draft,
  tables: draft.tables.filter((table) => table.key !== key),
})

/** Another shape or number of seats, with the size it takes; the party follows as long as it is the usual one. */
export const reseated = (table: DraftTable, change: Partial<Pick<Table, 'shape' | 'seats'>>): DraftTable => {
  const next = { ...table, ...change }
  const usual = usualParty(table.seats)
  const isUsual = usual.partyMin === table.partyMin && usual.partyMax === table.partyMax
  return { ...next, ...tableSize(next.shape, next.seats), ...(isUsual ? usualParty(next.seats) : {}) }
}

/** What is wrong with a table as it stands on the plan, in a sentence; null when all is well. */
export const tableFault = (draft: PlanDraft, table: DraftTable) => {
  const others = draft.tables.filter(({ key }) => key !== table.key)
  if (!LABEL.test(table.label)) return '桌号写 1 到 8 个字，字母、数字、汉字都行。'
  if (others.some(({ label }) => label === table.label)) return `已经有一张 ${table.label} 了，换个桌号。`
  return fitsAt(others, table) ? null : `${table.label} 和旁边的桌叠在一起了，挪个地方。`
}

/** The tables with which the plan cannot be kept. */
export const wrongTables = (draft: PlanDraft) => {
  const faults = draft.tables.map((table) => ({ key: table.key, fault: tableFault(draft, table) }))
  return new Map(faults.flatMap(({ key, fault }) => (fault ? [[key, fault] as const] : [])))
}

/** Puts back the tables that were taken away although somebody has booked them, and says which. */
export const putBackBooked = (draft: PlanDraft, { tables }: KeptFloorPlan) => {
  const standing = new Set(draft.tables.map(({ id }) => id))
  const booked = tables.filter(({ id, bookings }) => bookings > 0 && !standing.has(id))
  const back = booked.map(({ bookings: _, ...table }) => ({ ...table, key: table.id }))
  return { draft: { ...draft, tables: [...draft.tables, ...back] }, keys: back.map(({ key }) => key) }
}

/** What the main button says it does, with so many tables where there were `before`. */
export const keepWords = (count: number, before: number) => {
  if (count > 0) return `把 ${count} 张桌摆好`
  return before > 0 ? '把桌都撤走' : '先摆上一张桌'
}
