import type { MerchantContext } from '../../_platform/context.js'
import { getStore, listStores } from '../../_storefront/index.js'
import type { SpanQuery } from '../contract.js'
import { daysAsked } from '../scope.js'
import type { Span } from './places.js'
import { daysBefore } from './spans.js'

export type OfStores = SpanQuery & { storeId?: string }

/** The stores that are meant, one or all of the merchant, their zone, and the days asked for with as many before. Fails with `not_found` or `invalid_request`. */
export const readScope = async (ctx: MerchantContext, { storeId, ...wish }: OfStores) => {
  const stores = storeId ? [await getStore(ctx, storeId)] : await listStores(ctx)
  const timeZone = stores[0]?.timeZone ?? 'UTC'
  const { from, to } = daysAsked(ctx.now, timeZone, wish)
  const span: Span = { from, to }
  const before = daysBefore(span)
  return { storeIds: stores.map(({ id }) => id), timeZone, span, before, spans: [span, before] }
}
