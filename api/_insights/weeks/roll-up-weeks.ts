import { and, eq, inArray } from 'drizzle-orm'
import { channels, storeWeeks } from '../../../db/schema/index.js'
import { dayAfter, instantOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { listStores } from '../../_storefront/index.js'
import { countLapsed } from '../figures/lapsed.js'
import { BRAND } from '../vocabulary.js'
import { countChannels } from './count-channels.js'
import { countDishes } from './count-dishes.js'
import { countFigures } from './count-figures.js'
import { countOffers } from './count-offers.js'
import { countNights, countPeriods } from './count-tables.js'
import { groupsOf, keyOf, putWeekTogether, type WeekCounts } from './put-week-together.js'

/** A week, and the eight it is laid beside. */
export const WEEKS_KEPT = 9

type Wish = {
  storeIds: string[]
  /** Whether all of them together are rolled up as well; they are then all there are. */
  brand: boolean
  /** The Monday of a week that is over in each of the stores’ zones. */
  weekOn: string
}

/**
 * Rolls up a finished week and the eight before it, those that are not yet and in which there was a store, each once. Fifty
 * stores at most; a week at a time, so that no statement reads more of the ledger than that.
 */
export const rollUpWeeks = async (ctx: MerchantContext, { storeIds, brand, weekOn }: Wish): Promise<void> => {
  const scopes = [...storeIds, ...(brand ? [BRAND] : [])]
  const stores = await storesOf(ctx, storeIds)
  const weeks = Array.from({ length: WEEKS_KEPT }, (_, ago) => dayAfter(weekOn, -7 * ago)).filter((on) =>
    stores.some(({ createdAt, timeZone }) => createdAt < instantOf(dayAfter(on, 7), 0, timeZone)),
  )
  const known = await keptOf(ctx, scopes, weeks)
  for (const on of weeks) {
    const missing = scopes.filter((scope) => !known.has(keyOf(scope, on)))
    if (missing.length === 0) continue
    const rows = (await countWeek(ctx, stores, on)).filter(({ scope }) => missing.includes(scope))
    await ctx.db.insert(storeWeeks).values(rows).onConflictDoNothing()
  }
}

const storesOf = async (ctx: MerchantContext, storeIds: string[]) =>
  (await listStores(ctx)).filter(({ id }) => storeIds.includes(id))
type Store = Awaited<ReturnType<typeof storesOf>>[number]

const keptOf = async ({ db, merchantId }: MerchantContext, scopes: string[], weeks: string[]) => {
  const rows = await db
    .select({ scope: storeWeeks.scope, weekOn: storeWeeks.weekOn })
    .from(storeWeeks)
    .where(
      and(
        eq(storeWeeks.merchantId, merchantId),
        inArray(storeWeeks.scope, scopes),
        inArray(storeWeeks.weekOn, weeks),
      ),
    )
  return new Set(rows.map((row) => keyOf(row.scope, row.weekOn)))
}

/** Counts a week again and keeps what is found now: late phones, merges and reversals change the past. */
export const countWeekAnew = async (
  ctx: MerchantContext,
  { storeIds, brand, weekOn }: Wish,
): Promise<void> => {
  const scopes = brand ? [BRAND] : storeIds
  for (const row of await countWeek(ctx, await storesOf(ctx, storeIds), weekOn))
    if (scopes.includes(row.scope))
      await ctx.db
        .insert(storeWeeks)
        .values(row)
        .onConflictDoUpdate({
          target: [storeWeeks.merchantId, storeWeeks.scope, storeWeeks.weekOn],
          set: { figures: row.figures, madeAt: row.madeAt },
        })
}

/** The week of each of the stores, and of all together. */
const countWeek = async (ctx: MerchantContext, stores: Store[], weekOn: string) => {
  const places = {
    storeIds: stores.map(({ id }) => id),
    spans: [{ from: weekOn, to: dayAfter(weekOn, 6) }],
  }
  const ofScope = ({ storeId }: { storeId: string | null }) => keyOf(storeId ?? BRAND, weekOn)
  const counts: WeekCounts = {
    figures: groupsOf(await countFigures(ctx, places), ({ scope, at, daily }) => keyOf(scope, at, daily)),
    channels: groupsOf(await countChannels(ctx, places), ofScope),
    dishes: groupsOf(await countDishes(ctx, places), ({ scope }) => keyOf(scope, weekOn)),
    offers: groupsOf(await countOffers(ctx, places), ofScope),
    periods: groupsOf(await countPeriods(ctx, places, stores), ofScope),
    nights: groupsOf(await countNights(ctx, places, stores), ofScope),
    lapsed: groupsOf(await countLapsed(ctx, places), ({ scope, at }) => keyOf(scope, at)),
    codes: await listCodes(ctx),
  }
  return [...places.storeIds, BRAND].map((scope) => ({
    ...{ merchantId: ctx.merchantId, scope, weekOn, madeAt: ctx.now },
    figures: putWeekTogether({ scope, weekOn, stores, counts }),
  }))
}

const listCodes = ({ db, merchantId }: MerchantContext) =>
  db
    .select({
      ...{ id: channels.id, storeId: channels.storeId, kind: channels.kind },
      ...{ name: channels.name, endedAt: channels.endedAt },
    })
    .from(channels)
    .where(eq(channels.merchantId, merchantId))
