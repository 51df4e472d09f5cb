import type { Table } from '@/client/dining'
import type { Slot } from './slots'

type Standing = 'free' | 'taken' | 'unfit' | 'chosen'
type Fit = Pick<Table, 'id' | 'partyMin' | 'partyMax'>

const fits = ({ partyMin, partyMax }: Omit<Fit, 'id'>, partySize: number) =>
  partyMin <= partySize && partySize <= partyMax

/** How a table stands for this party at this time. A table that somebody has is taken, whether it would fit or not; without a time none can be had. */
export const standingOf = (
  table: Fit,
  slot: Slot | undefined,
  partySize: number,
): Exclude<Standing, 'chosen'> => {
  if (slot?.takenTableIds.includes(table.id)) return 'taken'
  return slot && fits(table, partySize) ? 'free' : 'unfit'
}

/** Why a table cannot be had, as one would say it at the door; null for one that can. */
export const whyNot = (table: Fit & Pick<Table, 'label'>, slot: Slot | undefined, partySize: number) => {
  if (!slot) return '先选个时间，再来挑桌'
  const standing = standingOf(table, slot, partySize)
  if (standing === 'free') return null
  if (standing === 'taken') return `${table.label}号桌 ${slot.time} 有人订了，看看别的`
  return partySize > table.partyMax
    ? `${table.label}号桌最多坐 ${table.partyMax} 位，坐不下`
    : `${table.label}号桌留给 ${table.partyMin} 位以上的客人`
}

/** What the legend calls the tables that do not fit: too small for all, or too large as well. */
export const unfitWord = (tables: Fit[], partySize: number) =>
  tables.some(({ partyMin }) => partySize < partyMin) ? '不合适' : '坐不下'
