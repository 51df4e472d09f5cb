import * as z from 'zod'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../_platform/tick.js'
import { ensureEventMonths } from './partitions.js'

const DAY_MS = 86_400_000

export const trackingHandlers: WorkHandler[] = [
  workInOneStep('keepEventMonths', z.object({}), ({ db, clock }) => ensureEventMonths(db, clock())),
]
export const trackingTurns: RecurringWork[] = [{ kind: 'keepEventMonths', everyMs: DAY_MS }]
