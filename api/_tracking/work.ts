import * as z from 'zod'
import { putWork } from '../_platform/due-work.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../_platform/tick.js'
import { ensureEventMonths } from './partitions.js'
import { forgetOldRecords } from './retention.js'

const DAY_MS = 86_400_000

export const trackingHandlers: WorkHandler[] = [
  workInOneStep('keepEventMonths', z.object({}), ({ db, clock }) => ensureEventMonths(db, clock())),
  workInOneStep('forgetOldRecords', z.object({}), async ({ db, clock }) => {
    const now = clock()
    if (await forgetOldRecords(db, now))
      await putWork({ db, now }, { kind: 'forgetOldRecords', data: {} }, { dueAt: now })
  }),
]
export const trackingTurns: RecurringWork[] = [
  { kind: 'keepEventMonths', everyMs: DAY_MS },
  { kind: 'forgetOldRecords', everyMs: DAY_MS },
]
