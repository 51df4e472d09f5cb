import type { RecurringWork, WorkHandler } from '../_platform/tick.js'
import { alertHandlers, alertTurns } from './alerts/work.js'
import { makeWeek } from './week/make-week.js'
import { planWeeks } from './week/plan-weeks.js'

const QUARTER_MS = 900_000

export const reportHandlers: WorkHandler[] = [planWeeks, makeWeek, ...alertHandlers]
export const reportTurns: RecurringWork[] = [{ kind: 'planWeeks', everyMs: QUARTER_MS }, ...alertTurns]
