import { type SQL, sql } from 'drizzle-orm'
import { people, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import {
  type FigureName,
  INTERESTS,
  type Interest,
  type MemberGroup,
  type MemberStanding,
  type RowFigure,
} from '../vocabulary.js'
import { factsOf, openedOf } from './facts.js'
import { interestedOf } from './interest.js'
import { lapsedOf } from './lapsed.js'
import { isMember, membersOf } from './members.js'
import { isUsed, offerFactsOf } from './offer-facts.js'
import { merchantOf, placesOf, type Span } from './places.js'

type Wish = {
  figure: RowFigure
  storeIds: string[]
  span: Span
  /** The shop day it is. */
  today: string
  /** One offer or dish. */
  about?: string
  /** Who redeemed. */
  redeemedBy?: string
  after: { at: Date; id: string } | null
  limit: number
}

export type RowBehind = {
  /** A bare UUID, unlike any other of the figure. */
  id: string
  storeId: string
  at: Date
  on: string
  /** Null of a phone that nobody signed in on, and of who has no profile. */
  personId: string | null
  /** What it was about, as an id with its prefix. */
  subjectId: string | null
  value: number
}

/**
 * What a figure is counted from, the latest first, one row more than `limit` where there is more: of bookings, vouchers and
 * visits each, of visitors and the interested the people, with the day they were there last, of members and of the lapsed
 * when they came last, or, of who never came, when they joined.
 */
export const listRowsBehind = async (ctx: MerchantContext, wish: Wish): Promise<RowBehind[]> => {
  const after =
    wish.after && sql`(r.at, r.id) < (${wish.after.at.toISOString()}::timestamptz, ${wish.after.id}::uuid)`
  return ctx.db
    .select({
      id: sql<string>`r.id::text`,
      storeId: sql<string>`r.store_id`.mapWith(stores.id),
      at: sql<Date>`r.at`.mapWith(people.createdAt),
      on: sql<string>`r.on::text`,
      personId: sql<string | null>`case when p.erased_at is null and not p.under_14 then p.id end`.mapWith(
        people.id,
      ),
      subjectId: sql<string | null>`r.subject`,
      value: sql`r.value`.mapWith(Number),
    })
    .from(sql`(with ${placesOf(ctx, { storeIds: wish.storeIds, spans: [wish.span] })} ${rowsOf(ctx, wish)}) r
      left join people p on p.merchant_id = ${merchantOf(ctx)} and p.id = r.person_id`)
    .where(after ?? undefined)
    .orderBy(sql`r.at desc, r.id desc`)
    .limit(wish.limit + 1)
}

const rowsOf = (ctx: MerchantContext, wish: Wish): SQL => {
  const { figure } = wish
  if (figure === 'visitors') return visitorRows(ctx)
  if (Object.hasOwn(INTERESTS, figure)) return interestRows(ctx, figure as Interest, wish.about)
  if (figure.startsWith('members-'))
    return memberRows(ctx, figure.slice('members-'.length) as MemberGroup | MemberStanding, wish.today)
  if (figure === 'lapsed') return lapsedRows(ctx)
  if (figure === 'used') return offerRows(ctx, isUsed, wish)
  if (OF_OFFERS.includes(figure)) return offerRows(ctx, sql`f.figure = ${figure}`, wish)
  return factRows(ctx, figure as FigureName)
}

const OF_OFFERS: RowFigure[] = ['claims', 'redemptions', 'discountFen', 'billFen']

/** An id as it is told, of a UUID. */
const told = (prefix: string, id: string) => sql.raw(`'${prefix}_' || replace(${id}::text, '-', '')`)

/** Visits by what they were made by; who became a fan or a member is a person alone. */
const factRows = (ctx: MerchantContext, figure: FigureName) => sql`
  select f.row_id as id, f.store_id, f.at, f.on, f.person_id, f.value,
    case when f.figure in ('visits', 'returns') then v.cause_id
      when f.figure in ('fans', 'members') then null
      else ${told('rsv', 'f.row_id')} end as subject
  from (${factsOf(ctx)}) f
  left join visits v on v.merchant_id = ${merchantOf(ctx)} and v.person_id = f.row_id
    and v.on = f.on and v.store_id = f.store_id
  where f.figure = ${figure}`

const offerRows = (ctx: MerchantContext, where: SQL, { about, redeemedBy }: Wish) => sql`
  select f.row_id as id, f.store_id, f.at, f.on, f.person_id, f.value, ${told('vch', 'voucher.id')} as subject
  from ${offerFactsOf(ctx)}
  where ${where}
    and ${about ? sql`voucher.offer_id = ${bare(about)}::uuid` : sql`true`}
    and ${redeemedBy ? sql`redemption.redeemed_by = ${bare(redeemedBy)}::uuid` : sql`true`}`

const bare = (id: string) => id.slice(id.indexOf('_') + 1)

/** Of several days, or stores, the last one. */
const visitorRows = (ctx: MerchantContext) => sql`
  select distinct on (who) who as id, store_id, ${midnight} as at, "on", person_id, 1 as value, null as subject
  from (${openedOf(ctx)}) came order by who, "on" desc, store_id`

const interestRows = (ctx: MerchantContext, how: Interest, about: string | undefined) => {
  const prefix = how.startsWith('dish') ? 'dsh' : 'off'
  const one = about ? sql`where subject_id = ${bare(about)}::uuid` : sql``
  return sql`
    select distinct on (who) who as id, store_id, ${midnight} as at, "on", person_id, 1 as value,
      ${told(prefix, 'subject_id')} as subject
    from (${interestedOf(ctx, [how])}) came ${one} order by who, "on" desc, store_id, subject_id`
}

const lapsedRows = (ctx: MerchantContext) => sql`
  select person_id as id, store_id, (last_on::timestamp at time zone 'UTC') as at, last_on as "on", person_id, 1 as value,
    null as subject
  from (${lapsedOf(ctx, true)}) gone`

// Pages are cut by an instant; of these only the day is known.
const midnight = sql`("on"::timestamp at time zone 'UTC')`

const memberRows = (ctx: MerchantContext, name: MemberGroup | MemberStanding, today: string) => sql`
  select person_id as id, store_id, coalesce(last_on::timestamp at time zone 'UTC', member_at) as at,
    coalesce(last_on, joined_on) as "on", person_id, 1 as value, null as subject
  from (${membersOf(ctx, today)}) member where ${isMember(name)}`
