import { importanceOf, isLastToGo } from './importance.ts'
import { type KeptEvent, type LoggedEvent, openSegments } from './segments.ts'
import { readState, type State, writeState } from './state.ts'
import type { Storage } from './storage.ts'

const MOST = 500
// Room that is taken while there is plenty, and given to what must not be lost when there is none.
const SPARE = 'events.spare'
const SPARE_ROOM = 8_000

/**
 * The events that wait in storage. Wherever the app is killed, an event is there or is counted as dropped, and never
 * both: what goes is written down before it goes. What was ever sent is not dropped, for the server may have it.
 */
export const openKeptEvents = (storage: Storage, newId: () => string) => {
  const state = readState(storage)
  const laySpare = () => storage.write(SPARE, ''.padEnd(SPARE_ROOM))
  let spare = storage.read(SPARE) !== undefined || laySpare()
  const segments = openSegments(storage, state)
  state.sequence = Math.max(state.sequence, ...segments.all().map(({ sequence }) => sequence + 1))

  const save = () => {
    state.next = Math.max(state.next, (segments.last() ?? -1) + 1)
    state.first = segments.first() ?? state.next
    return writeState(storage, state)
  }

  const drop = ({ sequence, occurredAt }: KeptEvent) => {
    const report = state.adding ?? { id: newId(), occurredAt, count: 0 }
    state.adding = { ...report, count: report.count + 1 }
    state.gone = sequence
    state.sequence = Math.max(state.sequence, sequence + 1)
    save()
    segments.takeOut(new Set([sequence]))
  }

  /** Lets the least important event go, the oldest of these; false if that is `event` itself. */
  const makeRoomFor = (event: KeptEvent) => {
    const unsent = segments.all().filter(({ sequence }) => sequence > state.sentTo)
    const least = [...unsent, event].reduce((a, b) => (importanceOf(b.name) < importanceOf(a.name) ? b : a))
    if (spare && isLastToGo(least.name)) {
      storage.remove(SPARE)
      spare = false
      return true
    }
    drop(least)
    return least !== event
  }

  // Storage that does not even take what it has already is broken: the queue is in memory then.
  const append = (event: KeptEvent) => {
    if (segments.all().length >= MOST) return false
    const done = segments.append(event) || (!save() && !segments.append(event, true))
    if (done) state.sequence = event.sequence + 1
    return done
  }

  return {
    count: () => segments.all().length + (state.adding || state.sent ? 1 : 0),

    add(logged: LoggedEvent) {
      const event = { ...logged, sequence: state.sequence }
      while (!append(event)) if (!makeRoomFor(event)) return
    },

    /**
     * The oldest events, and what is to be said of dropped ones, if that is wanted or all there is. From now on they
     * count as sent.
     */
    take(size: number, reportToo: boolean): LoggedEvent[] {
      const events = segments.all().slice(0, size)
      const newest = events.slice(-1)[0]?.sequence ?? 0
      const withReport = reportToo || events.length === 0
      const reports = withReport && !state.sent && state.adding !== null
      if (reports) Object.assign(state, { sent: state.adding, adding: null })
      if (reports || newest > state.sentTo) {
        state.sentTo = Math.max(state.sentTo, newest)
        save()
      }
      return withReport ? [...events, ...reportOf(state)] : events
    },

    /** These have arrived. */
    settle(events: LoggedEvent[]) {
      segments.takeOut(new Set(events.flatMap(({ sequence }) => sequence ?? [])))
      if (events.some(({ id }) => id === state.sent?.id)) state.sent = null
      spare ||= laySpare()
    },

    /** The server will never take this one; false if it is a report, which is never dropped. */
    giveUp(refused: LoggedEvent) {
      const event = segments.all().find(({ id }) => id === refused.id)
      if (event) drop(event)
      return event !== undefined
    },
  }
}

const reportOf = ({ sent }: State): LoggedEvent[] =>
  sent
    ? [
        {
          id: sent.id,
          name: 'events_dropped',
          occurredAt: sent.occurredAt,
          properties: { count: sent.count },
        },
      ]
    : []
