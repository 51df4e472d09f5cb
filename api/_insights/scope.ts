import { and, asc, eq } from 'drizzle-orm'
import { stores } from '../../db/schema/index.js'
import { dayAfter, daysBetween, instantOf, shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { EARLIEST } from './figures/spans.js'

/** A store, or all of a merchant's (null), and whose clock its days go by: a brand's by its first store's. */
export type StoreScope = { storeId: string | null; timeZone: string }

/** Fails with `not_found`. */
export const storeScope = async (ctx: MerchantContext, storeId: string | null): Promise<StoreScope> => {
  const [store] = await ctx.db
    .select({ timeZone: stores.timeZone })
    .from(stores)
    .where(and(eq(stores.merchantId, ctx.merchantId), storeId ? eq(stores.id, storeId) : undefined))
    .orderBy(asc(stores.sort), asc(stores.id))
    .limit(1)
  return { storeId, timeZone: (store ?? fail('not_found')).timeZone }
}

export type Days = { from: string; to: string }

const DAYS = 28
const DAYS_AT_MOST = 366

/** The shop days that are asked for, and how many: the last 28 where nothing is said. Fails with `invalid_request`. */
export const daysAsked = (now: Date, timeZone: string, wish: Partial<Days>): Days & { days: number } => {
  const to = wish.to ?? shopDayOf(now, timeZone)
  const from = wish.from ?? dayAfter(to, 1 - DAYS)
  const days = daysBetween(from, to) + 1
  if (days < 1 || days > DAYS_AT_MOST) fail('invalid_request', '日子不对：最多看 366 天，从早到晚。')
  checkReach(now, { from, to })
  return { from, to, days }
}

/**
 * Ids of events, and the windows that follow a day, are told in times that a calendar's first and last days lie beyond.
 * Fails with `invalid_request`.
 */
export const checkReach = (now: Date, { from, to }: Days) => {
  const latest = dayAfter(shopDayOf(now, 'UTC'), DAYS_AT_MOST)
  if (from < EARLIEST || to > latest) fail('invalid_request', '日子太早或太晚了，那时候没有数。')
}

/** The instants of a span of shop days: from the first one's midnight to before the last one's end. */
export const instantsOfDays = ({ from, to }: Days, timeZone: string) => ({
  start: instantOf(from, 0, timeZone),
  end: instantOf(dayAfter(to, 1), 0, timeZone),
})
