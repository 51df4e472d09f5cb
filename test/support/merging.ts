import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ensurePerson, joinMembership, recordVisit } from '../../api/_members/index.js'
import { findActor } from '../../api/_platform/actor.js'
import type { Context, Runtime } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { claimOffer } from '../../api/_vouchers/claim-offer.js'
import type { Database } from '../../db/client.js'
import type { TestShop } from './shop.js'

export const runSql = async <T>(db: Database, query: ReturnType<typeof sql>): Promise<T[]> =>
  ((await db.execute(query)) as unknown as { rows: T[] }).rows

/** Somebody who has just signed in, to act by verbs. */
export const arrive = async (runtime: Runtime, shop: TestShop, openid = `o-${randomUUID()}`) => {
  const { db, sealer } = runtime
  const base = { merchantId: shop.merchantId, db, sealer, now: runtime.clock() }
  const personId = await ensurePerson(base, openid)
  const enter = async (): Promise<Context> => {
    const actor = await findActor(db, { merchantId: shop.merchantId, personId })
    if (!actor) throw new Error('nobody is there')
    return { ...base, now: runtime.clock(), actor }
  }
  return { personId, openid, enter }
}

export type Arrived = Awaited<ReturnType<typeof arrive>>

/** Runs a verb in a transaction, as a command does. */
export const act = async <T>(who: Arrived, verb: (ctx: Context) => Promise<T>): Promise<T> => {
  const ctx = await who.enter()
  return inTransaction(ctx.db, (db) => verb({ ...ctx, db }))
}

export const becomeMember = (who: Arrived, shop: TestShop, phone: string, name?: string) =>
  act(who, (ctx) => joinMembership(ctx, { storeId: shop.storeId, phone, name }))

export const claim = (who: Arrived, shop: TestShop, offerId = shop.offerId) =>
  act(who, (ctx) => claimOffer(ctx, { offerId, storeId: shop.storeId }))

/** A visit that nobody can take back. */
export const visit = (who: Arrived, shop: TestShop, on: string) =>
  act(who, (ctx) =>
    recordVisit(
      { ...ctx, now: new Date(`${on}T12:00:00+08:00`) },
      { personId: ctx.actor.personId, storeId: shop.storeId, on, causeId: newId('rsv', ctx.now) },
    ),
  )

const OWNED = [
  ...['reservations', 'vouchers', 'visits', 'store_guests', 'favourites', 'consents'],
  ...['message_grants', 'notices', 'person_tags', 'idempotency_keys'],
]

/** Everything that belongs to persons of a merchant, row by row; sealed words aside, which look different each time. */
export const snapshot = async (db: Database): Promise<string[]> => {
  const rows = await Promise.all(
    OWNED.map(async (table) => {
      const found = await runSql<{ row: string }>(
        db,
        sql`select ${table} || ' ' || to_jsonb(t)::text as row from ${sql.identifier(table)} t`,
      )
      return found.map(({ row }) => row)
    }),
  )
  const people = await runSql<{ row: string }>(
    db,
    sql`select 'people ' || (to_jsonb(t) - 'name_sealed' - 'phone_sealed'
      || jsonb_build_object('named', name_sealed is not null, 'reached', phone_sealed is not null))::text as row
      from people t`,
  )
  return [...rows.flat(), ...people.map(({ row }) => row)].sort()
}

/** How many rows of each kind somebody has who was merged away or is not there. */
export const strayRows = async (db: Database) => {
  const stray: string[] = []
  for (const table of OWNED) {
    const found = await runSql<{ count: number }>(
      db,
      sql`select count(*)::int as count from ${sql.identifier(table)} t left join people p
        on p.merchant_id = t.merchant_id and p.id = t.person_id and p.merged_into is null where p.id is null`,
    )
    if (found[0]?.count) stray.push(`${table}: ${found[0].count}`)
  }
  return stray
}
