export { acceptEvents } from './accept-events.js'
export { getChannel, toChannel } from './channels.js'
export { setChannelCost } from './edit-channel.js'
export { firstIdOf, idsOf } from './event-time.js'
export { linkVisitor } from './link-visitor.js'
export { makeChannel } from './make-channel.js'
export { noteInterests } from './note-interests.js'
export { ensureEventMonths } from './partitions.js'
export { recordEvent } from './record-event.js'
export {
  CHANNEL_KINDS,
  CHANNEL_PREFIX,
  type ChannelKind,
  type ClientEventName,
  EVENTS,
  LATE_AFTER_DAYS,
  SCENE_SOURCES,
  type SceneSource,
  type Source,
  TOUCH_DAYS,
} from './vocabulary.js'
