import { describe, expect, it } from 'vitest'
import {
  type DraftTable,
  keepWords,
  moveTable,
  nextLabel,
  type PlanDraft,
  placeTable,
  planDraftOf,
  planEdit,
  putBackBooked,
  reseated,
  tableFault,
  usualParty,
  wrongTables,
} from '@/features/shop-editing/plan-draft'
import { SQUARE, spotNear, squareAt, squaresOf, tableAt, tableSize } from '@/features/shop-editing/plan-space'

const room = { width: 360, height: 495, blocked: [] }
const empty: PlanDraft = { name: '一楼', width: 360, height: 495, tables: [] }
const table = (key: string, x: number, y: number, more: Partial<DraftTable> = {}): DraftTable => ({
  ...{ key, label: key, seats: 4, partyMin: 2, partyMax: 4, shape: 'rect', features: [] },
  ...{ x, y, ...tableSize('rect', 4) },
  ...more,
})
const placed = (draft: PlanDraft, x: number, y: number) => {
  const next = placeTable(draft, room, { x, y })
  if (!next) throw new Error('no room')
  return next.draft
}

describe('a tap on the plan', () => {
  it('puts a table into the middle of the square, labelled and usable at once', () => {
    const { tables } = placed(empty, 100, 60)
    expect(tables[0]).toMatchObject({ label: 'A1', seats: 4, partyMin: 2, partyMax: 4, x: 112.5, y: 67.5 })
    expect(squareAt({ x: 89.9, y: 90 })).toEqual({ x: 67.5, y: 112.5 })
  })

  it('puts another like the last, with the next label, and never on one that stands', () => {
    const first = placed(empty, 100, 60)
    const round = {
      ...first,
      tables: first.tables.map((each) => reseated(each, { shape: 'round', seats: 2 })),
    }
    const both = placed(round, 150, 60)
    expect(both.tables[1]).toMatchObject({ label: 'A2', shape: 'round', seats: 2, partyMin: 1, partyMax: 2 })
    expect(wrongTables(both).size).toBe(0)
  })

  it('fills a room without an overlap until there is no more of it', () => {
    let draft = empty
    for (const at of squaresOf(room)) draft = placeTable(draft, room, at)?.draft ?? draft
    expect(draft.tables.length).toBeGreaterThan(20)
    expect(wrongTables(draft).size).toBe(0)
    for (const { x, y, width, height } of draft.tables) {
      expect([x >= width / 2, x + width / 2 <= room.width]).toEqual([true, true])
      expect([y >= height / 2, y + height / 2 <= room.height]).toEqual([true, true])
    }
    expect(placeTable(draft, room, { x: 180, y: 240 })).toBeNull()
  })

  it('finds the table, with its chairs, before the square under it', () => {
    const one = table('A1', 100, 100)
    expect(tableAt([one], { x: 100, y: 131 })?.key).toBe('A1')
    expect(tableAt([one], { x: 100, y: 133 })).toBeUndefined()
  })

  it('does not put a table on the bar or into the river', () => {
    const river = { ...room, blocked: [{ x: 0, y: 0, width: 360, height: 90 }] }
    expect(spotNear([], tableSize('rect', 4), { x: 100, y: 10 }, river)).toBeNull()
    expect(spotNear([], tableSize('rect', 4), { x: 100, y: 100 }, river)?.y).toBeGreaterThanOrEqual(122)
  })
})

it.each([
  [['A1'], 'A2'],
  [['201', '202'], '203'],
  [['A09'], 'A10'],
  [['A1', 'A3', 'A2'], 'A4'],
  [['A1', '听江'], 'A2'],
  [['听江'], 'A1'],
  [[], 'A1'],
  [['B9', 'B10', 'B9x'], 'B11'],
])('after %j comes %s', (labels, next) => expect(nextLabel(labels.map((label) => ({ label })))).toBe(next))

describe('a table', () => {
  const draft = { ...empty, tables: [table('A1', 100, 100), table('A2', 250, 100)] }

  it('is moved to where there is room, and stays where there is none', () => {
    expect(moveTable(draft, room, 'A1', { x: 100, y: 300 })?.tables[0]).toMatchObject({ y: 292.5 })
    const full = { ...room, blocked: [{ x: 0, y: 200, width: 360, height: 295 }] }
    expect(moveTable(draft, full, 'A1', { x: 100, y: 400 })).toBeNull()
  })

  it('may be put a little further on, past its own old place', () => {
    const moved = moveTable(draft, room, 'A1', { x: 100 + SQUARE, y: 100 })
    expect(moved?.tables[0]?.x).toBeGreaterThan(100)
  })

  it('grows with its chairs, and its party with them while it is the usual one', () => {
    expect(tableSize('rect', 4)).toEqual({ width: 52, height: 40 })
    expect(tableSize('rect', 6).width).toBe(74)
    const one = table('A1', 0, 0, usualParty(4))
    expect(reseated(one, { seats: 8 })).toMatchObject({ partyMin: 5, partyMax: 8, seats: 8 })
    expect(reseated({ ...one, partyMin: 1 }, { seats: 8 })).toMatchObject({ partyMin: 1, partyMax: 4 })
  })

  it('says what is wrong with it', () => {
    const faultOf = (change: Partial<DraftTable>) =>
      tableFault(draft, { ...table('A1', 100, 100), ...change })
    expect(faultOf({})).toBeNull()
    expect(faultOf({ label: '' })).toMatch('桌号写')
    expect(faultOf({ label: 'A 1' })).toMatch('桌号写')
    expect(faultOf({ label: 'A2' })).toMatch('已经有一张 A2')
    expect(faultOf({ x: 220 })).toMatch('叠在一起')
    expect(faultOf({ x: 198 })).toBeNull()
  })

  it('that somebody booked meanwhile is put back in its place', () => {
    const saved = {
      ...{ storeId: 'sto_1', name: '一楼', width: 360, height: 495, fixtures: [] },
      tables: [1, 0].map((bookings, index) => {
        const { key: _, ...drawn } = table(`A${index}`, 100 * index + 50, 50)
        return { ...drawn, id: `tbl_${index}`, bookings }
      }),
    }
    const { draft: back, keys } = putBackBooked({ ...planDraftOf(saved), tables: [] }, saved)
    expect([keys, back.tables.map(({ label }) => label)]).toEqual([['tbl_0'], ['A0']])
    expect(putBackBooked(planDraftOf(saved), saved).keys).toEqual([])
  })
})

it('a plan goes out as it came in: ids kept, none for a new table, nothing of the screen', () => {
  const saved = {
    ...{ storeId: 'sto_1', name: '一楼', width: 360, height: 495, fixtures: [] },
    tables: [
      { ...planEdit({ ...empty, tables: [table('A1', 50, 50)] }).tables[0], id: 'tbl_1', bookings: 2 },
    ],
  } as Parameters<typeof planDraftOf>[0]
  const draft = planDraftOf(saved)
  const sent = planEdit(placed(draft, 250, 250))
  expect(sent.tables.map(({ id }) => id)).toEqual(['tbl_1', undefined])
  for (const one of sent.tables) expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['key']))
  expect(sent.tables[0]).not.toHaveProperty('bookings')
  expect(sent).not.toHaveProperty('fixtures')
})

it('three hundred tables that keep their distance are all right', () => {
  const tables = Array.from({ length: 300 }, (_, index) =>
    table(`T${index}`, 40 + (index % 20) * 60, 40 + Math.floor(index / 20) * 70),
  )
  expect(wrongTables({ ...empty, width: 1_300, height: 1_200, tables }).size).toBe(0)
})

it('the button says what it does', () => {
  expect(keepWords(12, 0)).toBe('把 12 张桌摆好')
  expect(keepWords(0, 3)).toBe('把桌都撤走')
  expect(keepWords(0, 0)).toBe('先摆上一张桌')
})
