import { minuteOfDay, shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { getStore, listStores } from '../../_storefront/index.js'
import type { SpanQuery } from '../contract.js'
import { daysAsked } from '../scope.js'
import type { PeriodQuery } from './contract.js'
import type { Span } from './places.js'
import { EARLIEST, spanAround, spansBefore } from './spans.js'

type OfStores = { storeId?: string }
export type PeriodOfStores = PeriodQuery & OfStores

/** One store, or all of the merchant’s, on the days of the first of them. */
const readStores = async (ctx: MerchantContext, storeId: string | undefined) => {
  const stores = storeId ? [await getStore(ctx, storeId)] : await listStores(ctx)
  return { stores, storeIds: stores.map(({ id }) => id), timeZone: stores[0]?.timeZone ?? 'UTC' }
}

/** The stores that are meant, their zone, and the days asked for. Fails with `not_found` or `invalid_request`. */
export const readScope = async (ctx: MerchantContext, { storeId, ...wish }: SpanQuery & OfStores) => {
  const { storeIds, timeZone } = await readStores(ctx, storeId)
  const { from, to } = daysAsked(ctx.now, timeZone, wish)
  const span: Span = { from, to }
  return { storeIds, timeZone, span }
}

/**
 * The stores that are meant, the day, week or month asked for, and the spans before that any page lays beside it, the last
 * one first; `pair` is the span and the last of them. Fails with `not_found` or `invalid_request`.
 */
export const readPeriod = async (ctx: MerchantContext, { storeId, period, on }: PeriodOfStores) => {
  const place = await readStores(ctx, storeId)
  const today = shopDayOf(ctx.now, place.timeZone)
  if (on && (on > today || on < EARLIEST)) fail('invalid_request', '这一天没有数：选今天或以前的一天。')
  const { running, ...span } = spanAround(on ?? today, period, today)
  const minute = minuteOfDay(ctx.now, place.timeZone)
  const earlier = spansBefore({ ...span, running }, period, minute)
  return {
    ...place,
    minute,
    asked: { today, period, running },
    span,
    earlier,
    pair: [span, ...earlier.slice(0, 1)],
  }
}
