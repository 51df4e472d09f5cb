import { type SQL, sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { EVENTS, idsOf } from '../../_tracking/index.js'
import { VISITED } from '../vocabulary.js'
import { counts, isGuest, joinIdentity, merchantOf, type Only, uuids, whoOf } from './who-is-it.js'

export type Happened = {
  /** Null is all stores. */
  storeId: string | null
  from: Date
  until: Date
  /** Null is every event there is. */
  names: string[] | null
  per: 'person' | 'session'
  only: Only | null
}

/** A query of what people did: `who`, `session`, `at`, `store_id`, `name`, `properties`. */
export const happened = (ctx: MerchantContext, wish: Happened): SQL => {
  const asksVisits = wish.per === 'person' && (wish.names?.includes(VISITED) ?? true)
  const asksLedger = wish.names?.some((name) => name !== VISITED) ?? true
  const parts = [asksLedger ? ledger(ctx, wish) : [], asksVisits ? standing(ctx, wish) : []].flat()
  return sql.join(parts, sql` union all `)
}

const EVENT = { merchant: sql`e.merchant_id`, key: sql`e.person_key`, visitor: sql`e.visitor_id` }

const ledger = (ctx: MerchantContext, wish: Happened): SQL => {
  const perSession = wish.per === 'session'
  const who = perSession ? EVENT.visitor : whoOf(EVENT.visitor)
  return sql`
    select ${who} as who, ${perSession ? millis(sql`s.started_at`) : sql`0::bigint`} as session,
      e.occurred_at as at, e.store_id, e.name, e.properties
    from events e
    ${perSession ? JOIN_SESSION : sql``}
    ${joinIdentity(EVENT)}
    where ${isAsked(ctx, wish)} and not e.staff and not e.bot and ${counts(ctx, EVENT.key)} and ${who} is not null
      ${perSession ? sql`and e.name in (${list(CLIENT_EVENTS)}) and not s.staff and not s.bot` : sql``}
      ${wish.only ? sql`and ${who} = any(${uuids(wish.only.whos)})` : sql``}`
}

const isAsked = (ctx: MerchantContext, { storeId, from, until, names, only }: Happened): SQL => {
  const { atLeast, below } = idsOf(from, until)
  return sql`e.merchant_id = ${merchantOf(ctx)} and e.id >= ${atLeast}::uuid and e.id < ${below}::uuid
    and e.occurred_at >= ${iso(from)} and e.occurred_at <= ${iso(until)}
    ${storeId ? sql`and e.store_id = ${sql.param(storeId, stores.id)}` : sql``}
    ${names ? sql`and e.name in (${list(names)})` : sql``}
    ${only ? sql`and (e.person_key = any(${uuids(only.keys)}) or e.visitor_id = any(${uuids(only.visitors)}))` : sql``}`
}

const JOIN_SESSION = sql`join sessions s on s.merchant_id = e.merchant_id and s.visitor_id = e.visitor_id
  and e.occurred_at between s.started_at and s.ended_at`

/** A visit that stands; one that was taken back is no step. */
const standing = (ctx: MerchantContext, { storeId, from, until, only }: Happened): SQL => sql`
  select coalesce(b.person_key, p.person_key) as who, 0::bigint as session, vi.first_at as at, vi.store_id,
    ${VISITED}::text as name, '{}'::jsonb as properties
  from visits vi
  join people p on p.merchant_id = vi.merchant_id and p.id = vi.person_id
  left join people b on b.merchant_id = p.merchant_id and b.id = p.merged_into
  where vi.merchant_id = ${merchantOf(ctx)} and vi.first_at >= ${iso(from)} and vi.first_at <= ${iso(until)}
    and ${isGuest(ctx)}
    ${storeId ? sql`and vi.store_id = ${sql.param(storeId, stores.id)}` : sql``}
    ${only ? sql`and p.person_key = any(${uuids(only.keys)})` : sql``}`

const CLIENT_EVENTS = Object.entries(EVENTS)
  .filter(([, { source }]) => source === 'client')
  .map(([name]) => name)

const list = (names: string[]) =>
  sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )

export const iso = (instant: Date) => sql`${instant.toISOString()}::timestamptz`

/** Milliseconds of the epoch; a double holds them exactly. */
export const millis = (instant: SQL) => sql`round(date_part('epoch', ${instant}) * 1000)::bigint`
