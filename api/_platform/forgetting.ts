import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { putWork } from './due-work.js'
import { type WorkHandler, workInOneStep } from './tick.js'

/** As many rows of a table go in one turn. */
export const ROWS_A_TURN = 5_000
const DAY_MS = 86_400_000

/**
 * Work of this kind that clears away what is old: each statement takes `ROWS_A_TURN` rows at most, in this order, and while
 * one of them had so many the work is put again.
 */
export const forgetting = (kind: string, statementsAt: (now: Date) => SQL[]): WorkHandler =>
  workInOneStep(kind, z.object({}), async ({ db, clock }) => {
    const now = clock()
    let more = false
    for (const statement of statementsAt(now)) {
      const { rows } = (await db.execute(
        sql`with gone as (${statement} returning 1) select count(*)::int as count from gone`,
      )) as unknown as { rows: { count: number }[] }
      more ||= rows[0]?.count === ROWS_A_TURN
    }
    if (more) await putWork({ db, now }, { kind, data: {} }, { dueAt: now })
  })

/** Deletes rows `r` of a table that are old. */
export const deleteOld = (table: SQL, isOld: SQL): SQL =>
  sql`delete from ${table} where ctid in (select r.ctid from ${table} r where ${isOld} limit ${ROWS_A_TURN})`

/** An instant so many months, or days, before. */
export const monthsBefore = (now: Date, months: number) =>
  sql`(${now.toISOString()}::timestamptz - make_interval(months => ${months}::int))`
export const daysBefore = (now: Date, days: number) =>
  sql`${new Date(now.getTime() - days * DAY_MS).toISOString()}::timestamptz`
