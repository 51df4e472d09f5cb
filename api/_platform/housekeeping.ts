import { sql } from 'drizzle-orm'
import { daysBefore, deleteOld, forgetting } from './forgetting.js'
import type { RecurringWork, WorkHandler } from './tick.js'

const HOUR_MS = 3_600_000
const KEEP_DAYS = 7

const forgetReplies = forgetting('forgetReplies', (now) => [
  deleteOld(sql`idempotency_keys`, sql`r.created_at < ${daysBefore(now, KEEP_DAYS)}`),
  deleteOld(sql`wechat_pushes`, sql`r.received_at < ${daysBefore(now, KEEP_DAYS)}`),
])

/** What the platform itself clears away: kept replies and pushes older than a week, which nobody sends again. */
export const housekeepingHandlers: WorkHandler[] = [forgetReplies]
export const housekeepingTurns: RecurringWork[] = [{ kind: 'forgetReplies', everyMs: HOUR_MS }]
