import { type SQL, sql } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { getStore } from '../_storefront/index.js'
import type { Source } from '../_tracking/index.js'
import { countedSessions, isStaff, type Scope, scopeOf } from './counted-sessions.js'
import type { Span } from './figures/places.js'
import { TOUCH_SPAN, touchesOfKeys } from './touches.js'

export type ChannelFigures = {
  /** Null for who came without a channel's code: then `source` is what WeChat's scene says. */
  channelId: string | null
  source: Source
  sessions: number
  visitors: number
  fans: number
  members: number
  visits: number
  costFen: number
}

/**
 * What each of a store's channels, and each other source that occurs, brought and cost in a span of shop days: sessions
 * and devices by when the session began; fans, members and visits by the last touch before them. A conversion that a
 * channel of another store brought counts for that channel. Neither staff nor bots, and nobody who was erased; who was
 * merged counts once, under who they became.
 */
export const channelFigures = async (
  ctx: MerchantContext,
  { storeId, ...span }: Span & { storeId: string },
): Promise<ChannelFigures[]> => {
  const { timeZone } = await getStore(ctx, storeId)
  const scope = scopeOf(ctx, { storeId, timeZone, ...span })
  const total = (column: string) => sql`sum(${sql.raw(column)})`.mapWith(Number)
  return ctx.db
    .select({
      channelId: sql<string | null>`f.channel_id`.mapWith(channels.id),
      source: sql<Source>`f.source`,
      sessions: total('f.sessions'),
      visitors: total('f.visitors'),
      fans: total('f.fans'),
      members: total('f.members'),
      visits: total('f.visits'),
      costFen: total('f.cost_fen'),
    })
    .from(
      sql`(${costsOf(scope)} union all ${openingsOf(scope)} union all ${conversionsOf(scope)})
        as f (channel_id, source, sessions, visitors, fans, members, visits, cost_fen)`,
    )
    .groupBy(sql`1, 2`)
}

const costsOf = ({ merchant, store, from, to }: Scope) => sql`
  select c.id, c.kind, 0, 0, 0, 0, 0, (
    select coalesce(sum(cost.amount_fen), 0) from channel_costs cost
    where cost.merchant_id = c.merchant_id and cost.channel_id = c.id and cost.on between ${from}::date and ${to}::date
  )
  from channels c where c.merchant_id = ${merchant} and c.store_id = ${store}`

const openingsOf = (scope: Scope) => sql`
  select s.channel_id, coalesce(c.kind, s.source), count(*), count(distinct s.visitor_id), 0, 0, 0, 0
  from ${countedSessions(scope)}
  group by 1, 2`

const conversionsOf = (scope: Scope) => sql`
  select last.channel_id, coalesce(c.kind, last.source, 'direct'), 0, 0,
    count(*) filter (where last.what = 'fan'), count(*) filter (where last.what = 'member'),
    count(*) filter (where last.what = 'visit'), 0
  from (${lastTouchesOf(scope)}) last
  left join channels c on c.merchant_id = ${scope.merchant} and c.id = last.channel_id
  group by 1, 2`

/** Each conversion once, with the latest touch by a channel in the days before it. */
const lastTouchesOf = (scope: Scope) => {
  const keys = sql`
    select distinct one.who, p.person_key from conversions one
    join people p on p.merchant_id = ${scope.merchant} and (p.id = one.who or p.merged_into = one.who)`
  return sql`
    with conversions as materialized (${wonOf(scope)}), touches as materialized (${touchesOfKeys(scope.ctx, keys)})
    select distinct on (one.what, one.who, one.at) one.what, t.source, t.channel_id
    from conversions one
    left join touches t on t.who = one.who and t.source <> 'direct'
      and t.at between one.at - ${TOUCH_SPAN} and one.at
    order by one.what, one.who, one.at, t.at desc nulls last`
}

/** Who became what and when in the span: `what`, `who` they are by now, `at`. */
const wonOf = (scope: Scope) => {
  const { merchant, store, start, end, from, to, isCut } = scope
  const became = (what: string, at: SQL, where: SQL) => sql`
    select ${sql.raw(`'${what}'`)} as what, coalesce(p.merged_into, p.id) as who, min(${at}) as at
    from people p
    where p.merchant_id = ${merchant} and ${where} = ${store} and ${at} >= ${start} and ${at} < ${end}
      and not exists (
        select from people other
        where other.merchant_id = p.merchant_id
          and (other.id = coalesce(p.merged_into, p.id) or other.merged_into = coalesce(p.merged_into, p.id))
          and ${sql.raw(`other.${what}_at`)} < ${at})
    group by 2`
  return sql`
    select won.what, won.who, won.at from (
      ${became('fan', sql`p.fan_at`, sql`p.fan_store_id`)}
      union all
      ${became('member', sql`p.member_at`, sql`p.member_store_id`)}
      union all
      select 'visit', coalesce(p.merged_into, p.id), min(d.first_at)
      from visits d join people p on p.merchant_id = d.merchant_id and p.id = d.person_id
      where d.merchant_id = ${merchant} and d.store_id = ${store} and d.on between ${from}::date and ${to}::date
        and ${isCut ? sql`d.first_at < ${end}` : sql`true`}
      group by 2, d.on
    ) won
    join people whole on whole.merchant_id = ${merchant} and whole.id = won.who and whole.erased_at is null
    where not ${isStaff(scope, sql`won.who`)}`
}
