import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { idempotencyKeys, wechatPushes } from '../../db/schema/index.js'
import { putWork } from './due-work.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from './tick.js'

const DAY_MS = 86_400_000
const KEEP_DAYS = 7
const ROWS_A_TURN = 5_000

const forgetReplies = workInOneStep('forgetReplies', z.object({}), async ({ db, clock }) => {
  let more = false
  const before = new Date(clock().getTime() - KEEP_DAYS * DAY_MS).toISOString()
  const old = [
    { table: idempotencyKeys, at: idempotencyKeys.createdAt },
    { table: wechatPushes, at: wechatPushes.receivedAt },
  ]
  for (const { table, at } of old) {
    const { rows } = (await db.execute(
      sql`with gone as (delete from ${table} where ctid in (select ctid from ${table} where ${at} < ${before} limit ${ROWS_A_TURN}) returning 1)
        select count(*)::int as count from gone`,
    )) as unknown as { rows: { count: number }[] }
    more ||= rows[0]?.count === ROWS_A_TURN
  }
  if (more) await putWork({ db, now: clock() }, { kind: 'forgetReplies', data: {} }, { dueAt: clock() })
})

/** What the platform itself clears away: kept replies and pushes older than a week, which nobody sends again. */
export const housekeepingHandlers: WorkHandler[] = [forgetReplies]
export const housekeepingTurns: RecurringWork[] = [{ kind: 'forgetReplies', everyMs: DAY_MS / 24 }]
