import { type SQL, sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { EVENTS, idsOf } from '../../_tracking/index.js'
import { VISITED } from '../vocabulary.js'
import { merchantOf, type Only, uuids } from './who-is-it.js'

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

/**
 * A query of what was done: `person_key`, `visitor_id`, `session`, `at`, `store_id`, `name`, `properties`. Whose it is by now
 * is found out afterwards (`joinIdentity`), for there are far fewer pseudonyms and devices than events.
 */
export const happened = (ctx: MerchantContext, wish: Happened): SQL => {
  const asksVisits = wish.per === 'person' && (wish.names?.includes(VISITED) ?? true)
  const asksLedger = wish.names?.some((name) => name !== VISITED) ?? true
  const parts = [asksLedger ? ledger(ctx, wish) : [], asksVisits ? standing(ctx, wish) : []].flat()
  return sql.join(parts, sql` union all `)
}

const ledger = (ctx: MerchantContext, wish: Happened): SQL => {
  const perSession = wish.per === 'session'
  return sql`
    select e.person_key, e.visitor_id, ${perSession ? millis(sql`s.started_at`) : sql`0::float8`} as session,
      e.occurred_at as at, e.store_id, e.name, e.properties
    from events e ${perSession ? JOIN_SESSION : sql``}
    where ${isAsked(ctx, wish)} and not e.staff and not e.bot
      ${perSession ? sql`and e.name in (${list(CLIENT_EVENTS)}) and not s.staff and not s.bot` : sql``}`
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
  select p.person_key, null::uuid as visitor_id, 0::float8 as session, vi.first_at as at, vi.store_id,
    ${VISITED}::text as name, '{}'::jsonb as properties
  from visits vi
  join people p on p.merchant_id = vi.merchant_id and p.id = vi.person_id
  where vi.merchant_id = ${merchantOf(ctx)} and vi.first_at >= ${iso(from)} and vi.first_at <= ${iso(until)}
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

/** Milliseconds of the epoch, as a double, which holds them exactly. */
export const millis = (instant: SQL) => sql`round(date_part('epoch', ${instant}) * 1000)`
