import { type SQL, sql } from 'drizzle-orm'
import { people, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'

/** Shop days, with the first and the last; of the last as many minutes as `upTo` says, by the wall clock. */
export type Span = { from: string; to: string; upTo?: number }

/** Stores and spans of their shop days. */
export type Places = { storeIds: string[]; spans: Span[] }

/**
 * The beginning of a query: `place` has a row for each store and span (`id`, `time_zone`, `span_on`, its first and last shop
 * day, when it starts and ends in the store’s zone, and whether that `is_cut` from a longer day), `worker` (`id`) has who
 * holds a post, under who they became.
 */
export const placesOf = (ctx: MerchantContext, { storeIds, spans }: Places) => {
  const merchant = merchantOf(ctx)
  const ids = sql.param(storeIds.map((id) => stores.id.mapToDriverValue(id)))
  return sql`
    place as materialized (
      select s.id, s.time_zone, span.first_on as span_on, span.first_on, span.last_on,
        span.first_on::timestamp at time zone s.time_zone as start,
        (span.last_on::timestamp + make_interval(mins => coalesce(span.up_to, ${DAY_MINUTES}::int)))
          at time zone s.time_zone as until, span.up_to is not null as is_cut
      from stores s
      cross join unnest(${sql.param(spans.map(({ from }) => from))}::date[],
        ${sql.param(spans.map(({ to }) => to))}::date[],
        ${sql.param(spans.map(({ upTo }) => upTo ?? null))}::int[]) as span (first_on, last_on, up_to)
      where s.merchant_id = ${merchant} and s.id = any(${ids}::uuid[])),
    worker as materialized (
      select distinct coalesce(p.merged_into, p.id) as id
      from staff post join people p on p.merchant_id = post.merchant_id and p.id = post.person_id
      where post.merchant_id = ${merchant})`
}

export const DAY_MINUTES = 1_440

/**
 * Whether `who`, who was there on the day `on`, was by the end of `pl`. Of people’s days no hour is kept, so on the last day
 * of a span that is cut it is by when they began to use the app that day, wherever.
 */
export const wasByThen = (merchant: Merchant, { who, on }: { who: SQL; on: SQL }) => {
  const dayStart = sql`pl.last_on::timestamp at time zone pl.time_zone`
  const began = (whose: SQL) => sql`exists (
    select from sessions s
    where s.merchant_id = ${merchant} and ${whose} = ${who} and s.started_at < pl.until
      and s.started_at >= ${dayStart} - interval '1 day' and s.ended_at >= ${dayStart})`
  return sql`(not pl.is_cut or ${on} < pl.last_on
    or ${began(sql`s.visitor_id`)} or ${began(sql`s.person_key`)})`
}

export const merchantOf = ({ merchantId }: MerchantContext) => sql.param(merchantId, people.merchantId)
export type Merchant = ReturnType<typeof merchantOf>

/** Whether `person`, an id of people, holds no post. */
export const isNoWorker = (person: SQL) => sql`not exists (select from worker w where w.id = ${person})`

/**
 * Joins that say who `who` is, a person’s key or a visitor’s id: the `device`, whom it is `known` as, and whom that one
 * `became`. `isSomebody` and `oneKey` are told of these.
 */
export const joinWho = (merchant: Merchant, who: SQL) => sql`
  left join visitors device on device.merchant_id = ${merchant} and device.visitor_id = ${who}
  left join people known on known.merchant_id = ${merchant} and known.person_key = ${deviceKey(who)}
  left join people became on became.merchant_id = ${merchant} and became.id = coalesce(known.merged_into, known.id)`

/** Neither staff nor a bot. */
export const isSomebody = sql`device.bot_at is null and ${isNoWorker(sql`became.id`)}`

/** One key for one person, however they came; a device that is nobody’s yet is one by itself. */
export const oneKey = (who: SQL) => sql`coalesce(became.person_key, ${deviceKey(who)})`

const deviceKey = (who: SQL) =>
  sql`coalesce(case when device.shared_at is null then device.person_key end, ${who})`
