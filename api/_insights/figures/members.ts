import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import type { MemberGroup, MemberStanding } from '../vocabulary.js'
import { isNoWorker, merchantOf } from './places.js'

const FRESH_DAYS = 30
const NEAR_DAYS = 30
const FAR_DAYS = 60
const OFTEN = 4

/**
 * The members of today who are guests of a `place`, with what they did in all of these: `visits`, `days_away` since the last
 * one (null of none), when they joined and when they were there last, and their `member_group`; `store_id` is where they came first. Expects `place` and `worker`; `today` is a shop day.
 */
export const membersOf = (ctx: MerchantContext, today: string): SQL => {
  const merchant = merchantOf(ctx)
  return sql`
    select m.*, ${groupCase} as member_group from (
      select p.id as person_id, here.store_id, p.member_at, p.regular_at, came.visits,
        ${today}::date - came.last_on as days_away, came.last_on,
        (p.member_at at time zone here.time_zone)::date as joined_on,
        ${today}::date - (p.member_at at time zone here.time_zone)::date as joined_days
      from people p
      join lateral (
        select pl.id as store_id, pl.time_zone from place pl
        join store_guests g on g.merchant_id = ${merchant} and g.store_id = pl.id and g.person_id = p.id
        order by g.first_act_at limit 1) here on true
      cross join lateral (
        select count(*)::int as visits, max(v.on) as last_on from visits v
        where v.merchant_id = ${merchant} and v.person_id = p.id and v.store_id in (select id from place)) came
      where p.merchant_id = ${merchant} and p.member_at is not null and p.merged_into is null
        and p.erased_at is null and ${isNoWorker(sql`p.id`)}) m`
}

const groupCase = sql`case
  when visits <= 1 and joined_days < ${FRESH_DAYS}::int then 'fresh'
  when visits = 0 then 'never'
  when days_away > ${FAR_DAYS}::int then 'lost'
  when visits = 1 then 'once'
  when days_away > ${NEAR_DAYS}::int then 'slipping'
  when visits >= ${OFTEN}::int then 'core'
  else 'growing' end`

/** Which of `membersOf` are of a group, or of a standing. */
export const isMember = (name: MemberGroup | MemberStanding): SQL =>
  Object.hasOwn(STANDINGS, name) ? STANDINGS[name as MemberStanding] : sql`member_group = ${name}::text`

const STANDINGS: Record<MemberStanding, SQL> = {
  all: sql`true`,
  active: sql`days_away <= ${NEAR_DAYS}::int`,
  regulars: sql`regular_at is not null`,
  lapsed30: sql`days_away > ${NEAR_DAYS}::int`,
  lapsed60: sql`days_away > ${FAR_DAYS}::int`,
}
