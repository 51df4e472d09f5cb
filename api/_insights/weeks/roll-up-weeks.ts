import { and, eq, inArray } from 'drizzle-orm'
import { channels, storeWeeks } from '../../../db/schema/index.js'
import { dayAfter, instantOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { listStores } from '../../_storefront/index.js'
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

/** Rolls up a finished week and the eight before it, those that are not yet, each once. Fifty stores at most. */
export const rollUpWeeks = async (ctx: MerchantContext, wish: Wish): Promise<void> => {
  const scopes = [...wish.storeIds, ...(wish.brand ? [BRAND] : [])]
  const weeks = Array.from({ length: WEEKS_KEPT }, (_, ago) => dayAfter(wish.weekOn, -7 * ago))
  const kept = await ctx.db
    .select({ scope: storeWeeks.scope, weekOn: storeWeeks.weekOn })
    .from(storeWeeks)
    .where(
      and(
        eq(storeWeeks.merchantId, ctx.merchantId),
        inArray(storeWeeks.scope, scopes),
        inArray(storeWeeks.weekOn, weeks),
      ),
    )
  const known = new Set(kept.map(({ scope, weekOn }) => `${scope} ${weekOn}`))
  const missing = weeks.filter((weekOn) => scopes.some((scope) => !known.has(`${scope} ${weekOn}`)))
  if (missing.length === 0) return
  const rows = (await countWeeks(ctx, wish.storeIds, missing)).filter(
    ({ scope, weekOn }) => scopes.includes(scope) && !known.has(`${scope} ${weekOn}`),
  )
  if (rows.length > 0) await ctx.db.insert(storeWeeks).values(rows).onConflictDoNothing()
}

/** Counts a week again and keeps what is found now: late phones, merges and reversals change the past. */
export const countWeekAnew = async (
  ctx: MerchantContext,
  { storeIds, brand, weekOn }: Wish,
): Promise<void> => {
  const scopes = brand ? [BRAND] : storeIds
  for (const row of await countWeeks(ctx, storeIds, [weekOn]))
    if (scopes.includes(row.scope))
      await ctx.db
        .insert(storeWeeks)
        .values(row)
        .onConflictDoUpdate({
          target: [storeWeeks.merchantId, storeWeeks.scope, storeWeeks.weekOn],
          set: { figures: row.figures, madeAt: row.madeAt },
        })
}

const countWeeks = async (ctx: MerchantContext, storeIds: string[], weeks: string[]) => {
  const stores = (await listStores(ctx)).filter(({ id }) => storeIds.includes(id))
  const places = { storeIds, spans: weeks.map((from) => ({ from, to: dayAfter(from, 6) })) }
  const [first = '', last = ''] = [weeks.toSorted()[0], weeks.toSorted().at(-1)]
  // Every zone's week lies within a day of the week in UTC.
  const around = {
    from: instantOf(dayAfter(first, -1), 0, 'UTC'),
    to: instantOf(dayAfter(last, 8), 0, 'UTC'),
  }
  const ofScope = ({ storeId, weekOn }: { storeId: string | null; weekOn: string }) =>
    keyOf(storeId ?? BRAND, weekOn)
  const counts: WeekCounts = {
    figures: groupsOf(await countFigures(ctx, places), ({ scope, at, daily }) => keyOf(scope, at, daily)),
    channels: groupsOf(await countChannels(ctx, places), ofScope),
    dishes: groupsOf(await countDishes(ctx, places, around), ofScope),
    offers: groupsOf(await countOffers(ctx, places), ofScope),
    periods: groupsOf(await countPeriods(ctx, places, stores), ofScope),
    nights: groupsOf(await countNights(ctx, places, stores), ofScope),
    codes: await listCodes(ctx),
  }
  return [...stores.map(({ id }) => id), BRAND].flatMap((scope) =>
    weeks.map((weekOn) => ({
      ...{ merchantId: ctx.merchantId, scope, weekOn, madeAt: ctx.now },
      figures: putWeekTogether({ scope, weekOn, stores, counts }),
    })),
  )
}

const listCodes = ({ db, merchantId }: MerchantContext) =>
  db
    .select({ id: channels.id, name: channels.name, endedAt: channels.endedAt })
    .from(channels)
    .where(eq(channels.merchantId, merchantId))
