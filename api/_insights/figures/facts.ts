import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import type { FigureName } from '../vocabulary.js'
import { isNoWorker, isSomebody, joinWho, type Merchant, merchantOf, oneKey, wasByThen } from './places.js'

/** Somebody whose last visit was at most so many days before comes again. */
const RETURNS_WITHIN_DAYS = 30

/**
 * What is added up, for each `place` (see `placesOf`): `at`, its shop day `on`, the `figure`, its `value`, whose it is
 * (`person_id`), and which booking, voucher or redemption (`row_id`; the person where there is none). People’s acts leave
 * out staff and who was erased; bookings, vouchers and money are what the shop did, and stay, whoever it was with. Who was
 * merged has no rows any more: they are the survivor’s.
 */
export const factsOf = (ctx: MerchantContext) =>
  sql.join(
    SOURCES.map((source) => source(merchantOf(ctx))),
    sql` union all `,
  )

type Source = (merchant: Merchant) => SQL

const PLACE = sql`pl.id as store_id, pl.time_zone, pl.span_on`
const dayOf = (at: SQL) => sql`(${at} at time zone pl.time_zone)::date`
const within = (at: SQL) => sql`${at} >= pl.start and ${at} < pl.until`

const became =
  (figure: FigureName, at: SQL, store: SQL): Source =>
  (merchant) =>
    sql`
    select ${PLACE}, ${at} as at, ${dayOf(at)} as "on", ${sql.raw(`'${figure}'`)} as figure, 1 as value,
      p.id as person_id, p.id as row_id
    from place pl
    join people p on p.merchant_id = ${merchant} and ${store} = pl.id and ${within(at)}
    where p.erased_at is null and ${isNoWorker(sql`p.id`)}`

const visitsOf: Source = (merchant) => sql`
  select ${PLACE}, v.first_at, v.on, f.figure, f.value, v.person_id, v.person_id
  from place pl
  join visits v on v.merchant_id = ${merchant} and v.store_id = pl.id and v.on between pl.first_on and pl.last_on
    and (not pl.is_cut or v.first_at < pl.until)
  join people p on p.merchant_id = v.merchant_id and p.id = v.person_id
  cross join lateral (values ('visits', 1), ('returns', (exists (
    select from visits earlier
    where earlier.merchant_id = v.merchant_id and earlier.person_id = v.person_id
      and earlier.on < v.on and earlier.on >= v.on - ${RETURNS_WITHIN_DAYS}::int))::int)) f (figure, value)
  where f.value > 0 and p.erased_at is null and ${isNoWorker(sql`v.person_id`)}`

const bookingsOf: Source = (merchant) => sql`
  select ${PLACE}, r.created_at, ${dayOf(sql`r.created_at`)}, 'bookings', 1, r.person_id, r.id
  from place pl
  join reservations r on r.merchant_id = ${merchant} and r.store_id = pl.id and ${within(sql`r.created_at`)}`

const settledOf: Source = (merchant) => sql`
  select ${PLACE}, r.settled_at, ${dayOf(sql`r.settled_at`)}, f.figure, f.value, r.person_id, r.id
  from place pl
  join reservations r on r.merchant_id = ${merchant} and r.store_id = pl.id and ${within(sql`r.settled_at`)}
  join lateral (values ('seated', 'seated', 1), ('seated', 'covers', r.party_size), ('noShow', 'noShows', 1))
    f (status, figure, value) on f.status = r.status`

const claimsOf: Source = (merchant) => sql`
  select ${PLACE}, c.claimed_at, ${dayOf(sql`c.claimed_at`)}, 'claims', 1, c.person_id, c.id
  from place pl
  join vouchers c on c.merchant_id = ${merchant} and c.claimed_store_id = pl.id and ${within(sql`c.claimed_at`)}`

const redemptionsOf: Source = (merchant) => sql`
  select ${PLACE}, r.redeemed_at, ${dayOf(sql`r.redeemed_at`)}, f.figure, f.value, c.person_id, r.id
  from place pl
  join redemptions r on r.merchant_id = ${merchant} and r.store_id = pl.id and ${within(sql`r.redeemed_at`)}
  join vouchers c on c.merchant_id = r.merchant_id and c.id = r.voucher_id
  cross join lateral (values ('redemptions', 1), ('discountFen', r.discount_fen), ('billFen', r.bill_fen))
    f (figure, value)
  where f.value > 0 and r.reversed_at is null`

const SOURCES = [
  became('fans', sql`p.fan_at`, sql`p.fan_store_id`),
  became('members', sql`p.member_at`, sql`p.member_store_id`),
  ...[visitsOf, bookingsOf, settledOf, claimsOf, redemptionsOf],
]

/** Who opened a store on which day, once or more often: `who` is one key a person. */
export const openedOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  return sql`
    select ${PLACE}, sv.on, ${oneKey(sql`sv.who`)} as who, became.id as person_id
    from place pl
    join store_visitors sv on sv.merchant_id = ${merchant} and sv.store_id = pl.id
      and sv.on between pl.first_on and pl.last_on and ${wasByThen(merchant, { who: sql`sv.who`, on: sql`sv.on` })}
    ${joinWho(merchant, sql`sv.who`)}
    where ${isSomebody}`
}

/** Who began to use the app when; it counts for the store they looked at first. */
export const beganOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  const who = sql`coalesce(s.person_key, s.visitor_id)`
  return sql`
    select ${PLACE}, s.started_at as at, ${oneKey(who)} as who
    from place pl
    join sessions s on s.merchant_id = ${merchant} and s.store_id = pl.id and ${within(sql`s.started_at`)}
      and not s.staff and not s.bot
    ${joinWho(merchant, who)}
    where ${isSomebody}`
}
