export type { Hours } from './opening.js'
export { closureReason, periodsOn } from './opening.js'
export { getStore } from './queries.js'
