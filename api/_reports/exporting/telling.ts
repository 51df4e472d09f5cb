import { minuteOfDay, shopDayOf, wallTime } from '../../_platform/clock.js'
import type { Context } from '../../_platform/context.js'

type Store = { id: string; name: string; timeZone: string }

/** Whose copy is written: all the rows that are theirs, and what the stores are called. */
export type Telling = Context & { personId: string; personIds: string[]; stores: Map<string, Store> }

export const storeName = ({ stores }: Telling, storeId: string | null) =>
  (storeId && stores.get(storeId)?.name) || null

/** `2026-11-25 17:26` on the store's own clock; where it happened in none, on the first store's. */
export const whenIn = ({ stores }: Telling, at: Date | null, storeId: string | null = null) => {
  if (!at) return null
  const zone = (stores.get(storeId ?? '') ?? [...stores.values()][0])?.timeZone ?? 'Asia/Shanghai'
  return `${shopDayOf(at, zone)} ${wallTime(minuteOfDay(at, zone))}`
}

export const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
