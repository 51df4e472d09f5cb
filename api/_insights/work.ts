import type { RecurringWork, WorkHandler } from '../_platform/tick.js'
import { funnelHandlers, funnelTurns } from './funnels/work.js'

export const insightHandlers: WorkHandler[] = funnelHandlers
export const insightTurns: RecurringWork[] = funnelTurns
