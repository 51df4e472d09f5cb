import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import type { FigureName } from '../vocabulary.js'
import { isNoWorker, isSomebody, joinWho, merchantOf, oneKey } from './places.js'

/** Somebody whose last visit was at most so many days before comes again. */
const RETURNS_WITHIN_DAYS = 30

type Merchant = ReturnType<typeof merchantOf>
type Source = (merchant: Merchant) => SQL

/**
 * What is added up, as `store_id`, `at` (the store's wall clock), `hour_at` (the same, where a row has but a day in `at`),
 * `figure`, `value`, `person_id` and `row_id`. Expects `place` and `worker`. People's acts leave out staff and who was
 * erased; bookings, vouchers and money are what the shop did, and stay whoever it was with. Who was merged has no rows any
 * more: they are the survivor's.
 */
export const factsOf = (ctx: MerchantContext) =>
  sql.join(
    SOURCES.map((source) => source(merchantOf(ctx))),
    sql` union all `,
  )

const became =
  (figure: FigureName, at: SQL, store: SQL): Source =>
  (merchant) =>
    sql`
    select pl.id as store_id, ${at} at time zone pl.time_zone as at, ${at} at time zone pl.time_zone as hour_at,
      ${sql.raw(`'${figure}'`)} as figure, 1 as value, p.id as person_id, p.id as row_id
    from place pl
    join people p on p.merchant_id = ${merchant} and ${store} = pl.id and ${at} >= pl.start and ${at} < pl.until
    where p.erased_at is null and ${isNoWorker(sql`p.id`)}`

const visitsOf: Source = (merchant) => sql`
  select pl.id, v.on::timestamp, v.first_at at time zone pl.time_zone, f.figure, f.value, v.person_id, v.person_id
  from place pl
  join visits v on v.merchant_id = ${merchant} and v.store_id = pl.id
    and v.on >= (pl.start at time zone pl.time_zone)::date and v.on < (pl.until at time zone pl.time_zone)::date
  join people p on p.merchant_id = v.merchant_id and p.id = v.person_id
  cross join lateral (values ('visits', 1), ('returns', (exists (
    select from visits earlier
    where earlier.merchant_id = v.merchant_id and earlier.person_id = v.person_id
      and earlier.on < v.on and earlier.on >= v.on - ${RETURNS_WITHIN_DAYS}::int))::int)) f (figure, value)
  where f.value > 0 and p.erased_at is null and ${isNoWorker(sql`v.person_id`)}`

const bookingsOf: Source = (merchant) => sql`
  select pl.id, r.created_at at time zone pl.time_zone, r.created_at at time zone pl.time_zone, 'bookings', 1,
    r.person_id, r.id
  from place pl
  join reservations r on r.merchant_id = ${merchant} and r.store_id = pl.id
    and r.created_at >= pl.start and r.created_at < pl.until`

const settledOf: Source = (merchant) => sql`
  select pl.id, r.settled_at at time zone pl.time_zone, r.settled_at at time zone pl.time_zone, f.figure, f.value,
    r.person_id, r.id
  from place pl
  join reservations r on r.merchant_id = ${merchant} and r.store_id = pl.id
    and r.settled_at >= pl.start and r.settled_at < pl.until
  join lateral (values ('seated', 'seated', 1), ('seated', 'covers', r.party_size), ('noShow', 'noShows', 1))
    f (status, figure, value) on f.status = r.status`

const claimsOf: Source = (merchant) => sql`
  select pl.id, c.claimed_at at time zone pl.time_zone, c.claimed_at at time zone pl.time_zone, 'claims', 1,
    c.person_id, c.id
  from place pl
  join vouchers c on c.merchant_id = ${merchant} and c.claimed_store_id = pl.id
    and c.claimed_at >= pl.start and c.claimed_at < pl.until`

const redemptionsOf: Source = (merchant) => sql`
  select pl.id, r.redeemed_at at time zone pl.time_zone, r.redeemed_at at time zone pl.time_zone, f.figure, f.value,
    c.person_id, r.id
  from place pl
  join redemptions r on r.merchant_id = ${merchant} and r.store_id = pl.id
    and r.redeemed_at >= pl.start and r.redeemed_at < pl.until and r.reversed_at is null
  join vouchers c on c.merchant_id = r.merchant_id and c.id = r.voucher_id
  cross join lateral (values ('redemptions', 1), ('discountFen', r.discount_fen), ('billFen', r.bill_fen))
    f (figure, value)
  where f.value > 0`

const SOURCES = [
  became('fans', sql`p.fan_at`, sql`p.fan_store_id`),
  became('members', sql`p.member_at`, sql`p.member_store_id`),
  ...[visitsOf, bookingsOf, settledOf, claimsOf, redemptionsOf],
]

/** Who opened a store on a day, once each: `store_id`, `at`, `who`. */
export const openedOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  return sql`
    select pl.id as store_id, sv.on::timestamp as at, ${oneKey(sql`sv.who`)} as who
    from place pl
    join store_visitors sv on sv.merchant_id = ${merchant} and sv.store_id = pl.id
      and sv.on >= (pl.start at time zone pl.time_zone)::date and sv.on < (pl.until at time zone pl.time_zone)::date
    ${joinWho(merchant, sql`sv.who`)}
    where ${isSomebody}`
}

/** The same by when they began to use the app, for hours; it counts for the store they looked at first. */
export const beganOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  const who = sql`coalesce(s.person_key, s.visitor_id)`
  return sql`
    select pl.id as store_id, s.started_at at time zone pl.time_zone as at, ${oneKey(who)} as who
    from place pl
    join sessions s on s.merchant_id = ${merchant} and s.store_id = pl.id
      and s.started_at >= pl.start and s.started_at < pl.until and not s.staff and not s.bot
    ${joinWho(merchant, who)}
    where ${isSomebody}`
}
