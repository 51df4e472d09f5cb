import { type SQL, sql } from 'drizzle-orm'
import { channels, people, sessions } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { TOUCH_DAYS } from '../_tracking/index.js'
import type { Touch, Touches } from './contract.js'

const RECENT_AT_MOST = 50

/** A conversion looks this far back for what brought it, to the millisecond. */
export const TOUCH_SPAN = sql.raw(`interval '${TOUCH_DAYS} days'`)

/**
 * A query of the touchpoints (`who`, `at`, `source`, `channel_id`) of people, given a query of their `who` and
 * `person_key`: the beginnings of the sessions they were signed in during, and of those of their own devices before
 * anybody was. What staff, bots and shared devices did without a sign-in touched nobody.
 */
export const touchesOfKeys = ({ merchantId }: MerchantContext, keys: SQL) => {
  const merchant = sql.param(merchantId, sessions.merchantId)
  return sql`
    select k.who, s.started_at as at, s.source, s.channel_id
    from (${keys}) k
    join sessions s on s.merchant_id = ${merchant} and s.person_key = k.person_key
    left join visitors v on v.merchant_id = s.merchant_id and v.visitor_id = s.visitor_id
    where not s.staff and not s.bot and v.bot_at is null
    union all
    select k.who, s.started_at, s.source, s.channel_id
    from (${keys}) k
    join visitors v on v.merchant_id = ${merchant} and v.person_key = k.person_key
      and v.shared_at is null and v.bot_at is null
    join sessions s on s.merchant_id = v.merchant_id and s.visitor_id = v.visitor_id and s.person_key is null
    where not s.staff and not s.bot`
}

/**
 * How somebody came: `first` is their earliest session of all, `recent` those by any channel in the 30 days before `at`,
 * the latest first, and `last` the latest of these; null where they came by themselves.
 */
export const touchesOf = async (
  ctx: MerchantContext,
  personId: string,
  at: Date = ctx.now,
): Promise<Touches> => {
  const until = sql`${at.toISOString()}::timestamptz`
  const [first] = await readTouches(ctx, personId, sql`true`, sql`t.at asc limit 1`)
  const recent = await readTouches(
    ctx,
    personId,
    sql`t.source <> 'direct' and t.at between ${until} - ${TOUCH_SPAN} and ${until}`,
    sql`t.at desc limit ${RECENT_AT_MOST}`,
  )
  return { first: first ?? null, last: recent[0] ?? null, recent }
}

/** Their earliest touch; null for who never opened the app. */
export const firstTouch = async (ctx: MerchantContext, personId: string) =>
  (await touchesOf(ctx, personId)).first

/** The touch that a conversion at `at` counts for; null is direct. */
export const lastTouch = async (ctx: MerchantContext, personId: string, at?: Date) =>
  (await touchesOf(ctx, personId, at)).last

const readTouches = async (
  ctx: MerchantContext,
  personId: string,
  where: SQL,
  order: SQL,
): Promise<Touch[]> => {
  const person = sql.param(personId, people.id)
  const merchant = sql.param(ctx.merchantId, people.merchantId)
  const keys = sql`select 1 as who, p.person_key from people p
    where p.merchant_id = ${merchant} and (p.id = ${person} or p.merged_into = ${person})`
  const rows = await ctx.db
    .select({
      at: sql`t.at`.mapWith(sessions.startedAt),
      source: sql<Touch['source']>`t.source`,
      channelId: sql<string | null>`t.channel_id`.mapWith(channels.id),
      name: sql<string | null>`c.name`,
    })
    .from(
      sql`(${touchesOfKeys(ctx, keys)}) t left join channels c on c.merchant_id = ${merchant} and c.id = t.channel_id`,
    )
    .where(where)
    .orderBy(order)
  return rows.map(({ at, source, channelId, name }) => ({
    at: at.toISOString(),
    source,
    channel: channelId && name ? { id: channelId, name } : null,
  }))
}
