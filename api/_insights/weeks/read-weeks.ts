import { and, eq, inArray } from 'drizzle-orm'
import { storeWeeks } from '../../../db/schema/index.js'
import { dayAfter } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { WEEKS_KEPT } from './roll-up-weeks.js'
import type { WeekFigures } from './week-figures.js'

/** The week that began on `weekOn`, and the eight before it, the latest first; null where nothing was kept. */
export type KeptWeeks = { now: WeekFigures; earlier: (WeekFigures | null)[] }

/** What is kept of weeks, by scope; a scope without the week itself is left out. Some hundreds of scopes at most. */
export const readWeeks = async (
  { db, merchantId }: MerchantContext,
  { scopes, weekOn }: { scopes: string[]; weekOn: string },
): Promise<Map<string, KeptWeeks>> => {
  const mondays = Array.from({ length: WEEKS_KEPT }, (_, ago) => dayAfter(weekOn, -7 * ago))
  const rows = await db
    .select({ scope: storeWeeks.scope, weekOn: storeWeeks.weekOn, figures: storeWeeks.figures })
    .from(storeWeeks)
    .where(
      and(
        eq(storeWeeks.merchantId, merchantId),
        inArray(storeWeeks.scope, scopes),
        inArray(storeWeeks.weekOn, mondays),
      ),
    )
  const kept = new Map(
    rows.map(({ scope, weekOn: on, figures }) => [`${scope} ${on}`, figures as WeekFigures]),
  )
  return new Map(
    scopes.flatMap((scope): [string, KeptWeeks][] => {
      const [now, ...earlier] = mondays.map((on) => kept.get(`${scope} ${on}`) ?? null)
      return now ? [[scope, { now, earlier }]] : []
    }),
  )
}
