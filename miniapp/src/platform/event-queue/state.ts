import type { Storage } from './storage.ts'

/** What is said of events that were dropped; sent once, it is never changed again. */
type Report = { id: string; occurredAt: string; count: number }

/** What is known of the queue besides its segments. */
export type State = {
  /** The oldest segment, and the one after all that were known when this was written. */
  first: number
  next: number
  /** The number of the next event. */
  sequence: number
  /** The server may have the events up to this one. */
  sentTo: number
  /** The event dropped last, which may still be in its segment. */
  gone: number
  adding: Report | null
  sent: Report | null
}

const PLACE = 'events.state'
// It must fit where nothing fits any more, so it takes the same room from the beginning.
const ROOM = 500

export const readState = (storage: Storage): State => {
  const kept = storage.read(PLACE) as State | undefined
  if (typeof kept?.sequence === 'number') return kept
  const state = { first: 0, next: 0, sequence: 1, sentTo: 0, gone: 0, adding: null, sent: null }
  writeState(storage, state)
  return state
}

export const writeState = (
  storage: Storage,
  { first, next, sequence, sentTo, gone, adding, sent }: State,
) => {
  const state = { first, next, sequence, sentTo, gone, adding, sent }
  return storage.write(PLACE, { ...state, room: ''.padEnd(ROOM - JSON.stringify(state).length) })
}
