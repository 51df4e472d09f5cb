import { dayAfter, shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { getStore, listStores } from '../../_storefront/index.js'
import { BRAND } from '../vocabulary.js'
import { compare, compareDays, valuesOf } from './compare.js'
import type { BrandOverview, Overview, OverviewQuery } from './contract.js'
import { figuresOf, figuresOfSpans } from './figures-of.js'
import type { Span } from './places.js'
import { countRiver } from './river.js'
import { EARLIEST, SPANS_BEFORE, spanAround, spansBefore } from './spans.js'

type Store = Awaited<ReturnType<typeof getStore>>

/** A store’s figures of a day, a week or a month, beside what they were and what is usual. Fails with `invalid_request`. */
export const getOverview = async (
  ctx: MerchantContext,
  { storeId, ...wish }: OverviewQuery & { storeId: string },
): Promise<Overview> => {
  const store = await getStore(ctx, storeId)
  const { spans, ...asked } = readWish(ctx, store.timeZone, wish)
  const rows = await figuresOfSpans(ctx, { storeIds: [storeId], spans: [spans.span, ...spans.earlier] })
  return {
    ...{ ...asked, storeId },
    ...compare([store], valuesOf(rows, storeId), spans),
    ...(await tellSpan(ctx, [store], spans.span)),
  }
}

/** The same of all stores as one, on the days of the first of them, and what each of them has to it. */
export const getBrandOverview = async (ctx: MerchantContext, wish: OverviewQuery): Promise<BrandOverview> => {
  const stores = await listStores(ctx)
  const { spans, ...asked } = readWish(ctx, stores[0]?.timeZone ?? 'UTC', wish)
  const places = { storeIds: stores.map(({ id }) => id), spans: [spans.span, ...spans.earlier] }
  const all = await figuresOfSpans(ctx, { ...places, together: true })
  const each = await figuresOfSpans(ctx, places)
  return {
    ...{ ...asked, storeId: null },
    ...compare(stores, valuesOf(all, BRAND), spans),
    ...(await tellSpan(ctx, stores, spans.span)),
    stores: stores.map((store) => ({
      ...{ storeId: store.id, name: store.name },
      ...compare([store], valuesOf(each, store.id), spans),
    })),
  }
}

const readWish = (ctx: MerchantContext, timeZone: string, { period, on }: OverviewQuery) => {
  const today = shopDayOf(ctx.now, timeZone)
  if (on && (on > today || on < EARLIEST)) fail('invalid_request', '这一天没有数：选今天或以前的一天。')
  const { running, ...span } = spanAround(on ?? today, period, today)
  return { today, period, running, spans: { span, earlier: spansBefore({ ...span, running }, period) } }
}

const tellSpan = async (ctx: MerchantContext, stores: Store[], span: Span) => {
  const storeIds = stores.map(({ id }) => id)
  const days = { from: dayAfter(span.from, -7 * SPANS_BEFORE), to: span.to, bucket: 'day' as const }
  const together = stores.length > 1
  const rows = await figuresOf(ctx, { storeIds, ...days, together })
  return {
    river: await countRiver(ctx, { storeIds, span }),
    days: compareDays(stores, valuesOf(rows, together ? BRAND : (storeIds[0] ?? '')), span),
  }
}
