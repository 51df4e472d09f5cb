import type { RecurringWork, WorkHandler } from '../_platform/tick.js'
import { alertHandlers, alertTurns } from './alerts/work.js'
import { forgetOldReports } from './forget-old.js'
import { makeWeek } from './week/make-week.js'
import { planWeeks } from './week/plan-weeks.js'

const QUARTER_MS = 900_000
const DAY_MS = 86_400_000

export const reportHandlers: WorkHandler[] = [planWeeks, makeWeek, forgetOldReports, ...alertHandlers]
export const reportTurns: RecurringWork[] = [
  { kind: 'planWeeks', everyMs: QUARTER_MS },
  { kind: 'forgetOldReports', everyMs: DAY_MS },
  ...alertTurns,
]
