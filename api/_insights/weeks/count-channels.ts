import { type SQL, sql } from 'drizzle-orm'
import { channels, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { Source } from '../../_tracking/index.js'
import { factsOf } from '../figures/facts.js'
import { isNoWorker, type Merchant, merchantOf, type Places, placesOf } from '../figures/places.js'
import { TOUCH_SPAN, touchesOfKeys } from '../touches.js'

export type ChannelCount = {
  /** Null for all stores together. */
  storeId: string | null
  weekOn: string
  channelId: string | null
  source: Source
  /** Of devices: on which day, 0 Monday; null for the whole week. */
  day: number | null
  visitors: number
  fans: number
  members: number
  visits: number
  costFen: number
}

/**
 * What each channel, and each other source that occurs, brought and cost in weeks of stores, by the rules of
 * `channelFigures`: devices by when their session began, fans, members and visits by the last touch before them.
 */
export const countChannels = async (ctx: MerchantContext, places: Places): Promise<ChannelCount[]> => {
  const number = (column: string) => sql`sum(${sql.raw(column)})`.mapWith(Number)
  return ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      weekOn: sql<string>`f.week_on`,
      channelId: sql<string | null>`f.channel_id`.mapWith(channels.id),
      source: sql<Source>`f.source`,
      day: sql<number | null>`f.day`,
      ...{ visitors: number('f.visitors'), fans: number('f.fans'), members: number('f.members') },
      ...{ visits: number('f.visits'), costFen: number('f.cost_fen') },
    })
    .from(
      sql`(with ${placesOf(ctx, places)}, ${wonOf(ctx)}
        ${openingsOf(ctx)} union all ${conversionsOf(ctx)} union all ${costsOf(ctx)}
      ) f (store_id, week_on, channel_id, source, day, visitors, fans, members, visits, cost_fen)`,
    )
    .groupBy(sql`1, 2, 3, 4, 5`)
}

const openingsOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  return sql`
    select came.store_id, came.week_on, came.channel_id, came.source, came.day, count(distinct came.visitor_id), 0, 0, 0, 0
    from (${ownSessions(merchant)}) came
    left join visitors device on device.merchant_id = ${merchant} and device.visitor_id = came.visitor_id
    left join people p on p.merchant_id = ${merchant}
      and p.person_key = coalesce(came.person_key, case when device.shared_at is null then device.person_key end)
    where device.bot_at is null and ${isNoWorker(sql`coalesce(p.merged_into, p.id)`)}
    group by grouping sets ((1, 2, 3, 4, 5), (1, 2, 3, 4), (2, 3, 4, 5), (2, 3, 4))`
}

/** A channel's sessions are its store's, those without a code are of the store they looked at first. */
const ownSessions = (merchant: Merchant) => {
  const columns = (
    source: SQL,
  ) => sql`pl.id as store_id, pl.span_on::text as week_on, s.channel_id, ${source} as source,
    (s.started_at at time zone pl.time_zone)::date - pl.first_on as day, s.visitor_id, s.person_key`
  const counts = sql`s.merchant_id = ${merchant} and s.started_at >= pl.start and s.started_at < pl.until
    and not s.staff and not s.bot`
  return sql`
    select ${columns(sql`c.kind`)}
    from place pl
    join channels c on c.merchant_id = ${merchant} and c.store_id = pl.id
    join sessions s on s.channel_id = c.id and ${counts}
    union all
    select ${columns(sql`s.source`)}
    from place pl
    join sessions s on s.channel_id is null and s.store_id = pl.id and ${counts}`
}

/** Who became what, and came, in the weeks: the same as the figures count. */
const wonOf = (ctx: MerchantContext) => {
  const merchant = merchantOf(ctx)
  const keys = sql`
    select distinct won.who, p.person_key from won
    join people p on p.merchant_id = ${merchant} and (p.id = won.who or p.merged_into = won.who)`
  return sql`
    won as materialized (
      select store_id, span_on::text as week_on, figure, person_id as who, at
      from (${factsOf(ctx)}) fact where figure in ('fans', 'members', 'visits')),
    touches as materialized (${touchesOfKeys(ctx, keys)})`
}

const conversionsOf = (ctx: MerchantContext) => sql`
  select last.store_id, last.week_on, last.channel_id, coalesce(c.kind, last.source, 'direct'), null::int, 0,
    count(*) filter (where last.figure = 'fans'), count(*) filter (where last.figure = 'members'),
    count(*) filter (where last.figure = 'visits'), 0
  from (
    select distinct on (won.figure, won.who, won.at, won.store_id) won.figure, won.store_id, won.week_on, t.source, t.channel_id
    from won
    left join touches t on t.who = won.who and t.source <> 'direct' and t.at between won.at - ${TOUCH_SPAN} and won.at
    order by won.figure, won.who, won.at, won.store_id, t.at desc nulls last
  ) last
  left join channels c on c.merchant_id = ${merchantOf(ctx)} and c.id = last.channel_id
  group by grouping sets ((1, 2, 3, 4), (2, 3, 4))`

const costsOf = (ctx: MerchantContext) => sql`
  select pl.id, pl.span_on::text, c.id, c.kind, null::int, 0, 0, 0, 0, sum(cost.amount_fen)
  from place pl
  join channels c on c.merchant_id = ${merchantOf(ctx)} and c.store_id = pl.id
  join channel_costs cost on cost.merchant_id = c.merchant_id and cost.channel_id = c.id
    and cost.on between pl.first_on and pl.last_on
  group by grouping sets ((1, 2, 3, 4), (2, 3, 4))`
