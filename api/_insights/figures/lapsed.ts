import { sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { BRAND } from '../vocabulary.js'
import { isNoWorker, merchantOf, type Places, placesOf } from './places.js'

/** Who came on fewer days has no usual gap. */
const VISITS_AT_LEAST = 3
/** Away for that many times one's own usual gap, and no less than a fortnight: who lunches here daily may be on leave. */
const USUAL_GAPS = 2
const DAYS_AT_LEAST = 14
/** Who has been gone for longer than that again was on the list for as long. */
const NEW_DAYS = 28
const LOOKS_BACK_DAYS = 365

/**
 * Guests who used to come and were due long before the last day of a span: three visits or more within a year, and away for
 * twice the median gap between them or more, since no longer than four weeks. `store_id` and `last_on` are of their last visit.
 * With `together` visits to all stores are one person’s, else each `place_id` has its own. Expects `place` and `worker`.
 */
export const lapsedOf = (ctx: MerchantContext, together: boolean) => {
  const merchant = merchantOf(ctx)
  const place = together ? sql`null::uuid` : sql`pl.id`
  return sql`
    select guest.* from (
      select place_id, span_on, until_on, person_id, count(*) as times, max("on") as last_on,
        (array_agg(store_id order by "on" desc))[1] as store_id,
        greatest(${USUAL_GAPS}::int * percentile_cont(0.5) within group (order by gap), ${DAYS_AT_LEAST}::int) as due_days
      from (
        select came.*, "on" - lag("on") over (partition by place_id, span_on, person_id order by "on") as gap
        from (
          select distinct on (place_id, pl.span_on, v.person_id, v.on) ${place} as place_id, pl.span_on,
            pl.last_on as until_on, v.person_id, v.on, v.store_id
          from place pl
          join visits v on v.merchant_id = ${merchant} and v.store_id = pl.id
            and v.on between pl.last_on - ${LOOKS_BACK_DAYS}::int and pl.last_on
          order by place_id, pl.span_on, v.person_id, v.on, v.store_id) came) with_gap
      group by place_id, span_on, until_on, person_id) guest
    join people p on p.merchant_id = ${merchant} and p.id = guest.person_id
    where guest.times >= ${VISITS_AT_LEAST}::int
      and guest.until_on - guest.last_on >= guest.due_days and guest.until_on - guest.last_on < guest.due_days + ${NEW_DAYS}::int
      and p.merged_into is null and p.erased_at is null and not p.under_14 and ${isNoWorker(sql`p.id`)}`
}

export type LapsedCount = {
  /** A store’s id, or `brand`. */
  scope: string
  /** The first day of the span. */
  at: string
  people: number
}

/** How many had lapsed by the last day of each span, of each store and of all together; of nobody there is no row. */
export const countLapsed = async (ctx: MerchantContext, places: Places): Promise<LapsedCount[]> => {
  const rows = await ctx.db
    .select({
      storeId: sql<string | null>`f.place_id`.mapWith(stores.id),
      at: sql<string>`f.at`,
      people: sql`f.people`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select place_id, span_on::text as at, count(*) as people
      from (${lapsedOf(ctx, false)} union all ${lapsedOf(ctx, true)}) gone group by 1, 2) f`)
  return rows.map(({ storeId, ...row }) => ({ ...row, scope: storeId ?? BRAND }))
}
