export { acceptEvents } from './accept-events.js'
export { linkVisitor } from './link-visitor.js'
export { ensureEventMonths } from './partitions.js'
export { recordEvent } from './record-event.js'
