import { sql } from 'drizzle-orm'
import { staff, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { type Hours, periodsOn } from '../../_storefront/index.js'
import { merchantOf, type Places, placesOf } from '../figures/places.js'
import { isOutOfHours } from '../out-of-hours.js'

type Store = { id: string; hours: Hours }
type OfWeek = { storeId: string; weekOn: string }

export type PeriodCount = OfWeek & { name: string; seated: number; covers: number }
export type NightCount = OfWeek & {
  staffId: string | null
  redemptions: number
  discountFen: number
  billFen: number
}

/** Who was seated, by the service period their booking began in. */
export const countPeriods = async (
  ctx: MerchantContext,
  places: Places,
  known: Store[],
): Promise<PeriodCount[]> => {
  const rows = await ctx.db
    .select({
      storeId: sql<string>`f.store_id`.mapWith(stores.id),
      ...{ weekOn: sql<string>`f.week_on`, on: sql<string>`f.on`, minute: sql`f.minute`.mapWith(Number) },
      ...{ seated: sql`f.seated`.mapWith(Number), covers: sql`f.covers`.mapWith(Number) },
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select pl.id as store_id, pl.span_on::text as week_on, (r.starts_at at time zone pl.time_zone)::date::text as "on",
        ${minuteOf(sql`r.starts_at`)} as minute, count(*) as seated, sum(r.party_size) as covers
      from place pl
      join reservations r on r.merchant_id = ${merchantOf(ctx)} and r.store_id = pl.id and r.status = 'seated'
        and r.settled_at >= pl.start and r.settled_at < pl.until
      group by 1, 2, 3, 4
    ) f`)
  return rows.flatMap(({ on, minute, ...row }) => {
    const hours = known.find(({ id }) => id === row.storeId)?.hours
    const period =
      hours && periodsOn(hours, on).find((p) => p.opensMinute <= minute && minute < p.closesMinute)
    return period ? [{ ...row, name: period.name }] : []
  })
}

/** What was redeemed while a store was closed, by the post of who did it. */
export const countNights = async (
  ctx: MerchantContext,
  places: Places,
  known: Store[],
): Promise<NightCount[]> => {
  const merchant = merchantOf(ctx)
  const rows = await ctx.db
    .select({
      storeId: sql<string>`f.store_id`.mapWith(stores.id),
      ...{ weekOn: sql<string>`f.week_on`, on: sql<string>`f.on`, minute: sql`f.minute`.mapWith(Number) },
      staffId: sql<string | null>`f.staff_id`.mapWith(staff.id),
      ...{
        redemptions: sql`f.redemptions`.mapWith(Number),
        discountFen: sql`f.discount_fen`.mapWith(Number),
      },
      billFen: sql`f.bill_fen`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select pl.id as store_id, pl.span_on::text as week_on, (r.redeemed_at at time zone pl.time_zone)::date::text as "on",
        ${minuteOf(sql`r.redeemed_at`)} as minute, post.id as staff_id,
        count(*) as redemptions, sum(r.discount_fen) as discount_fen, sum(r.bill_fen) as bill_fen
      from place pl
      join redemptions r on r.merchant_id = ${merchant} and r.store_id = pl.id and r.reversed_at is null
        and r.redeemed_at >= pl.start and r.redeemed_at < pl.until
      left join lateral (
        select s.id from staff s
        join people p on p.merchant_id = ${merchant} and p.id = s.person_id
        where s.merchant_id = ${merchant} and (s.store_id = pl.id or s.store_id is null)
          and (s.person_id = r.redeemed_by or p.id = (
            select done.merged_into from people done where done.merchant_id = ${merchant} and done.id = r.redeemed_by))
        order by s.store_id is null, s.id limit 1
      ) post on true
      group by 1, 2, 3, 4, 5
    ) f`)
  return rows.flatMap(({ on, minute, ...row }) => {
    const hours = known.find(({ id }) => id === row.storeId)?.hours
    return hours && isOutOfHours(hours, on, minute) ? [row] : []
  })
}

const minuteOf = (at: ReturnType<typeof sql>) =>
  sql`(extract(hour from ${at} at time zone pl.time_zone) * 60 + extract(minute from ${at} at time zone pl.time_zone))::int`
