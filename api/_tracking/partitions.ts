import { sql } from 'drizzle-orm'
import type { Database } from '../../db/client.js'
import { inTransaction, lockInOrder } from '../_platform/transaction.js'
import { firstIdOf } from './event-time.js'

const MONTHS_BEHIND = 2
const MONTHS_AHEAD = 3

/** Makes the ledger's months around `now` that are not there yet, and moves into them what the default partition caught. Safe to repeat. */
export const ensureEventMonths = async (db: Database, now: Date) => {
  for (let offset = -MONTHS_BEHIND; offset <= MONTHS_AHEAD; offset++) {
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
    const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 1))
    const name = `events_${start.toISOString().slice(0, 7).replace('-', '_')}`
    await inTransaction(db, (tx) => ensureMonth(tx, name, firstIdOf(start), firstIdOf(end)))
  }
}

const ensureMonth = async (tx: Database, name: string, from: string, to: string) => {
  await lockInOrder(tx, ['event-months'])
  const existing = (await tx.execute(sql`select to_regclass(${name})::text as name`)) as unknown as {
    rows: { name: string | null }[]
  }
  if (existing.rows[0]?.name) return

  const [table, fromId, toId] = [sql.identifier(name), sql.raw(`'${from}'`), sql.raw(`'${to}'`)]
  await tx.execute(sql`create table ${table} (like events including defaults including constraints)`)
  await tx.execute(sql`with caught as (delete from events_default where id >= ${fromId} and id < ${toId} returning *)
    insert into ${table} select * from caught`)
  await tx.execute(sql`alter table events attach partition ${table} for values from (${fromId}) to (${toId})`)
}
