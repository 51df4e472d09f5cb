import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { merges } from '../../db/schema/index.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../_platform/tick.js'
import { undoableSince } from './merge-rules.js'

const HOUR_MS = 3_600_000

/** What a merge moved is kept for as long as it can be undone. */
const forgetMerges = workInOneStep('forgetMerges', z.object({}), async ({ db, clock }) => {
  await db
    .update(merges)
    .set({ undoSealed: null })
    .where(
      sql`${merges.undoSealed} is not null and ${merges.mergedAt} < ${undoableSince(clock()).toISOString()}`,
    )
})

export const memberHandlers: WorkHandler[] = [forgetMerges]
export const memberTurns: RecurringWork[] = [{ kind: 'forgetMerges', everyMs: HOUR_MS }]
