import { alertHandlers, alertTurns } from './alerts/work.js'

export const reportHandlers = [...alertHandlers]
export const reportTurns = [...alertTurns]
