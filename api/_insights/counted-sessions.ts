import { type SQL, sql } from 'drizzle-orm'
import { stores } from '../../db/schema/index.js'
import { instantOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { DAY_MINUTES, type Span } from './figures/places.js'

/** A store and a span of its shop days, as its queries need them. */
export type Scope = {
  ctx: MerchantContext
  merchant: ReturnType<typeof sql.param>
  store: ReturnType<typeof sql.param>
  from: string
  to: string
  start: SQL
  end: SQL
  /** The last day is not told to its end. */
  isCut: boolean
  timeZone: string
}

type Wish = Span & { storeId: string; timeZone: string }

export const scopeOf = (ctx: MerchantContext, { storeId, timeZone, from, to, upTo }: Wish): Scope => ({
  ctx,
  merchant: sql.param(ctx.merchantId, stores.merchantId),
  store: sql.param(storeId, stores.id),
  ...{ from, to, timeZone },
  start: sql`${instantOf(from, 0, timeZone).toISOString()}::timestamptz`,
  end: sql`${instantOf(to, upTo ?? DAY_MINUTES, timeZone).toISOString()}::timestamptz`,
  isCut: upTo !== undefined,
})

/**
 * The sessions `s` that count for the store in the span, each with its channel `c`: those by a code of its own, whichever
 * store they looked at first, and those without a code that looked at it first. Neither staff's nor bots'.
 */
export const countedSessions = (scope: Scope) => sql`
  sessions s
  left join channels c on c.merchant_id = s.merchant_id and c.id = s.channel_id
  left join visitors v on v.merchant_id = s.merchant_id and v.visitor_id = s.visitor_id
  left join people p on p.merchant_id = s.merchant_id
    and p.person_key = coalesce(s.person_key, case when v.shared_at is null then v.person_key end)
  where s.merchant_id = ${scope.merchant} and s.started_at >= ${scope.start} and s.started_at < ${scope.end}
    and not s.staff and not s.bot and v.bot_at is null and not ${isStaff(scope, sql`coalesce(p.merged_into, p.id)`)}
    and (s.channel_id in (
        select own.id from channels own where own.merchant_id = ${scope.merchant} and own.store_id = ${scope.store}
      ) or (s.channel_id is null and s.store_id = ${scope.store}))`

/** Whether `who`, an id of people, holds a post, also as who they were before they were merged. */
export const isStaff = ({ merchant }: Scope, who: SQL) => sql`exists (
  select from staff post
  join people worker on worker.merchant_id = post.merchant_id and worker.id = post.person_id
  where post.merchant_id = ${merchant} and coalesce(worker.merged_into, worker.id) = ${who})`
