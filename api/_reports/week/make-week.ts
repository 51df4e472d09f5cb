import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { weeklySummaries } from '../../../db/schema/index.js'
import { rollUpWeeks } from '../../_insights/index.js'
import { dayAfter, instantOf, shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { MerchantId, ShopDay } from '../../_platform/contract.js'
import { workInOneStep } from '../../_platform/tick.js'
import { listStores } from '../../_storefront/index.js'
import { dueWeekOf } from './due-week.js'
import { makeSummaries } from './make-summaries.js'

/** A merchant’s week as a piece of work: effect and hand-over are one transaction. */
export const makeWeek = workInOneStep(
  'makeWeek',
  z.object({ merchantId: MerchantId, weekOn: ShopDay }),
  ({ db, sealer, clock, publicOrigin }, { merchantId, weekOn }) =>
    makeDueSummaries({ merchantId, db, sealer, now: clock() }, { weekOn, origin: publicOrigin }),
)

/** Rolls up a merchant's week, makes what is due of its summaries, and hands them over to be sent. */
export const makeDueSummaries = async (
  ctx: MerchantContext,
  { weekOn, origin }: { weekOn: string; origin: string | null },
): Promise<void> => {
  const all = await listStores(ctx)
  const there = all.filter(
    ({ createdAt, timeZone }) => createdAt < instantOf(dayAfter(weekOn, 7), 0, timeZone),
  )
  const missing = await missingOf(ctx, weekOn)
  const due = there.filter(({ id, timeZone }) => missing(id) && dueWeekOf(ctx.now, timeZone) === weekOn)
  const brand = missing(null) && isBrandDue(ctx.now, weekOn, all)
  const storeIds = (brand ? there : due).map(({ id }) => id)
  if (storeIds.length === 0) return
  await rollUpWeeks(ctx, { storeIds, brand, weekOn })
  const scopes = [...due.map(({ id }) => id), ...(brand ? [null] : [])]
  await makeSummaries(ctx, { scopes, weekOn, stores: there, origin })
}

/** Due where the first store is, and over everywhere. */
const isBrandDue = (now: Date, weekOn: string, all: { timeZone: string }[]) => {
  const [first] = all
  return (
    first !== undefined &&
    dueWeekOf(now, first.timeZone) === weekOn &&
    all.every(({ timeZone }) => shopDayOf(now, timeZone) >= dayAfter(weekOn, 7))
  )
}

/** Says of a store, or of all together, whether the week has no summary yet. */
const missingOf = async ({ db, merchantId }: MerchantContext, weekOn: string) => {
  const rows = await db
    .select({ storeId: weeklySummaries.storeId })
    .from(weeklySummaries)
    .where(and(eq(weeklySummaries.merchantId, merchantId), eq(weeklySummaries.weekOn, weekOn)))
  const made = new Set(rows.map(({ storeId }) => storeId))
  return (storeId: string | null) => !made.has(storeId)
}
