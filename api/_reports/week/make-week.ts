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

/** Rolls up a merchant's week and makes what is due of its summaries, in one transaction with handing them over to be sent. */
export const makeWeek = workInOneStep(
  'makeWeek',
  z.object({ merchantId: MerchantId, weekOn: ShopDay }),
  async ({ db, sealer, clock, publicOrigin }, { merchantId, weekOn }) => {
    const ctx = { merchantId, db, sealer, now: clock() }
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
    await makeSummaries(ctx, { scopes, weekOn, stores: there, origin: publicOrigin })
  },
)

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
