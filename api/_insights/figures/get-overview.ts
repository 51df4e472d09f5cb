import { dayAfter } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { BRAND } from '../vocabulary.js'
import { compare, compareDays, valuesOf } from './compare.js'
import type { BrandOverview, Overview, PeriodQuery } from './contract.js'
import { figuresOf, figuresOfSpans } from './figures-of.js'
import { countRiver } from './river.js'
import { readPeriod } from './scope.js'
import { SPANS_BEFORE, spansBefore } from './spans.js'

type Scope = Awaited<ReturnType<typeof readPeriod>>

/** A store’s figures of a day, a week or a month, beside what they were and what is usual. Fails with `invalid_request`. */
export const getOverview = async (
  ctx: MerchantContext,
  { storeId, ...wish }: PeriodQuery & { storeId: string },
): Promise<Overview> => {
  const scope = await readPeriod(ctx, { storeId, ...wish })
  const { stores, storeIds, span, earlier } = scope
  const rows = await figuresOfSpans(ctx, { storeIds, spans: [span, ...earlier] })
  return { storeId, ...compare(stores, valuesOf(rows, storeId), scope), ...(await tellSpan(ctx, scope)) }
}

/** The same of all stores as one, on the days of the first of them, and what each of them has to it. */
export const getBrandOverview = async (ctx: MerchantContext, wish: PeriodQuery): Promise<BrandOverview> => {
  const scope = await readPeriod(ctx, wish)
  const { stores, storeIds, span, earlier } = scope
  const places = { storeIds, spans: [span, ...earlier] }
  const all = await figuresOfSpans(ctx, { ...places, together: true })
  const each = await figuresOfSpans(ctx, places)
  return {
    storeId: null,
    ...compare(stores, valuesOf(all, BRAND), scope),
    ...(await tellSpan(ctx, scope)),
    stores: stores.map((store) => ({
      ...{ storeId: store.id, name: store.name },
      ...compare([store], valuesOf(each, store.id), scope),
    })),
  }
}

const tellSpan = async (ctx: MerchantContext, { stores, storeIds, asked, span, minute }: Scope) => {
  const together = stores.length > 1
  const told = (rows: Parameters<typeof valuesOf>[0]) =>
    valuesOf(rows, together ? BRAND : (storeIds[0] ?? ''))
  const days = { from: dayAfter(span.from, -7 * SPANS_BEFORE), to: span.to, bucket: 'day' as const }
  const value = told(await figuresOf(ctx, { storeIds, ...days, together }))
  const today = { from: span.to, to: span.to, running: true }
  // Of a span that is over every day is whole.
  const spans = asked.running ? spansBefore(today, 'day', minute) : []
  const untilNow = told(spans.length > 0 ? await figuresOfSpans(ctx, { storeIds, spans, together }) : [])
  return {
    river: await countRiver(ctx, { storeIds, span }),
    days: compareDays(stores, { value, untilNow }, { span, today: asked.today }),
  }
}
