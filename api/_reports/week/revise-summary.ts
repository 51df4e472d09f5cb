import { weeklySummaries } from '../../../db/schema/index.js'
import { countWeekAnew } from '../../_insights/index.js'
import type { Context, MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { newId } from '../../_platform/ids.js'
import { lockInOrder } from '../../_platform/transaction.js'
import { listStores } from '../../_storefront/index.js'
import type { Summary, SummaryBody } from './contract.js'
import { tellWeeks } from './make-summaries.js'
import { readShop } from './shop-of-week.js'
import { findSummaryRow, getSummary, listRevisions, type OfSummary, type SummaryRow } from './summary-rows.js'

/**
 * Counts the week of a summary again. Where a figure is another one now, that makes a revision which says so; else the latest
 * one stands. What was frozen stays as it was. Fails with `not_found`.
 */
export const reviseSummary = async (ctx: Context, of: OfSummary): Promise<Summary> => {
  const asked = (await findSummaryRow(ctx, of)) ?? fail('not_found')
  await lockInOrder(ctx.db, [`summary:${ctx.merchantId}:${asked.storeId}:${asked.weekOn}`])
  const latest = await latestOf(ctx, asked)
  const { storeId, weekOn, revision } = latest
  const all = await listStores(ctx)
  const storeIds = storeId ? [storeId] : all.map(({ id }) => id)
  await countWeekAnew(ctx, { storeIds, brand: storeId === null, weekOn })
  const [told] = await tellWeeks(ctx, { scopes: [storeId], weekOn }, await readShop(ctx, all))
  const changes = told ? changesOf(latest.body, told.body) : []
  if (!told || changes.length === 0) return getSummary(ctx, { ...of, summaryId: latest.id })
  const { merchantId, now } = ctx
  const id = newId('wks', now)
  const body: SummaryBody = { ...told.body, changes }
  await ctx.db
    .insert(weeklySummaries)
    .values({ merchantId, id, storeId, weekOn, revision: revision + 1, body, madeAt: now })
  return getSummary(ctx, { ...of, summaryId: id })
}

const latestOf = async (ctx: MerchantContext, row: SummaryRow): Promise<SummaryRow> => {
  const [latest] = await listRevisions(ctx, row)
  return (latest && (await findSummaryRow(ctx, { summaryId: latest.id }))) ?? row
}

/** Which figures are others than they were. */
const changesOf = (was: SummaryBody, is: SummaryBody): SummaryBody['changes'] =>
  is.figures.flatMap(({ measure, now: to }) => {
    const from = was.figures.find((line) => line.measure === measure)?.now ?? null
    return from === to ? [] : { measure, from, to }
  })
