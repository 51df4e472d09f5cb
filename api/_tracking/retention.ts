import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/client.js'
import { lockInOrder } from '../_platform/transaction.js'
import { firstIdOf } from './event-time.js'

const ROWS_A_TURN = 5_000
/** What counts refusals is kept as long as the longest policy. */
const REFUSALS_MONTHS = 36

/**
 * Forgets what guests did longer ago than their merchant keeps it: whole months that nobody keeps at once, the rest a few
 * thousand rows at a time. Answers whether there is more.
 */
export const forgetOldRecords = async (db: Database, now: Date): Promise<boolean> => {
  await dropMonths(db, now)
  const before = keptSince(now)
  const counts = [
    await forgetEvents(db, now),
    await forgetRows(db, sql`sessions`, sql`r.ended_at < ${before}`),
    await forgetRows(db, sql`store_visitors`, sql`r."on" < (${before})::date`),
    await forgetRows(db, sql`interests`, sql`r."on" < (${before})::date`),
    await forgetRows(db, sql`visitor_people`, sql`r."on" < (${before})::date`),
    await forgetRows(db, sql`funnel_paths`, sql`r.entry_on < (${before})::date`),
    await forgetRows(db, sql`visitors`, sql`r.last_seen_at < ${before}`),
    await forgetRows(
      db,
      sql`refused_events`,
      sql`r."on" < (${monthsAgo(now, sql`${REFUSALS_MONTHS}`)})::date`,
    ),
  ]
  return counts.some((count) => count === ROWS_A_TURN)
}

const monthsAgo = (now: Date, months: SQL) =>
  sql`${now.toISOString()}::timestamptz - make_interval(months => ${months}::int)`
const keptSince = (now: Date) => monthsAgo(now, sql`m.keep_events_months`)

const forgetRows = (db: Database, table: SQL, isOld: SQL) =>
  countGone(
    db,
    sql`delete from ${table} where ctid in (
      select r.ctid from ${table} r join merchants m on m.merchant_id = r.merchant_id where ${isOld} limit ${ROWS_A_TURN})`,
  )

/** Events are found by the time inside their ids, which no more than a week parts from when they happened. */
const forgetEvents = (db: Database, now: Date) => {
  const lastId = sql`(lpad(to_hex((extract(epoch from ${keptSince(now)}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`
  return countGone(
    db,
    sql`delete from events using (
      select old.merchant_id, old.id from merchants m cross join lateral (
        select e.merchant_id, e.id from events e where e.merchant_id = m.merchant_id and e.id < ${lastId}
        order by e.id limit ${ROWS_A_TURN}) old limit ${ROWS_A_TURN}) gone
      where events.merchant_id = gone.merchant_id and events.id = gone.id`,
  )
}

const countGone = async (db: Database, statement: SQL): Promise<number> => {
  const { rows } = (await db.execute(
    sql`with gone as (${statement} returning 1) select count(*)::int as count from gone`,
  )) as unknown as { rows: { count: number }[] }
  return rows[0]?.count ?? 0
}

/** A month that is over for every merchant goes as a whole. */
const dropMonths = async (db: Database, now: Date) => {
  const ask = async <T>(query: SQL) => ((await db.execute(query)) as unknown as { rows: T[] }).rows
  const [kept] = await ask<{ months: number | null }>(
    sql`select max(keep_events_months) as months from merchants`,
  )
  if (!kept?.months) return
  const months = await ask<{ name: string }>(
    sql`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'events'::regclass and c.relname ~ '^events_\\d{4}_\\d{2}$' order by 1`,
  )
  const first = firstIdOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - kept.months, 1)))
  const over = months.filter(({ name }) => firstIdOf(monthAfter(name)) <= first)
  if (over.length > 0) await lockInOrder(db, ['event-months'])
  for (const { name } of over) await db.execute(sql`drop table if exists ${sql.identifier(name)}`)
}

/** `events_2026_11` → the beginning of December. */
const monthAfter = (name: string) => {
  const [, year = 0, month = 0] = name.split('_').map(Number)
  return new Date(Date.UTC(year, month, 1))
}
