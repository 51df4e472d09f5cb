import type { ClientEventName } from '../../../../api/_tracking/vocabulary.ts'
import type { State } from './state.ts'
import type { Storage } from './storage.ts'

export type LoggedEvent = {
  id: string
  name: ClientEventName
  occurredAt: string
  /** A report has none: it is nothing that the person did. */
  sequence?: number
  storeId?: string
  properties: object
}
export type KeptEvent = LoggedEvent & { sequence: number }

const IN_A_SEGMENT = 25

const keyOf = (number: number) => `events.${number}`

/** The waiting events, in segments, so that one more writes only the last of them. */
export const openSegments = (storage: Storage, state: State) => {
  const segments = load(storage, state)
  const numbers = () => [...segments.keys()]

  const put = (number: number, events: KeptEvent[]) => {
    if (events.length > 0) {
      segments.set(number, events)
      storage.write(keyOf(number), events)
    } else {
      segments.delete(number)
      storage.remove(keyOf(number))
    }
  }

  return {
    all: () => [...segments.values()].flat(),
    first: () => numbers()[0],
    last: () => numbers().slice(-1)[0],

    /** Answers whether it has been written; `insist` keeps it in memory all the same. */
    append(event: KeptEvent, insist = false) {
      const [number, events] = [...segments].slice(-1)[0] ?? [state.next, []]
      const full = events.length >= IN_A_SEGMENT
      const [at, grown] = full ? [number + 1, [event]] : [number, [...events, event]]
      const written = storage.write(keyOf(at), grown)
      if (written || insist) segments.set(at, grown)
      return written
    },

    takeOut(gone: Set<number>) {
      for (const [number, events] of segments) {
        const rest = events.filter(({ sequence }) => !gone.has(sequence))
        if (rest.length < events.length) put(number, rest)
      }
    },
  }
}

const load = (storage: Storage, { first, next, gone }: State) => {
  const segments = new Map<number, KeptEvent[]>()
  for (let number = first; ; number++) {
    const events = storage.read(keyOf(number)) as KeptEvent[] | undefined
    if (!events && number >= next) return segments
    if (!events) continue
    const rest = events.filter(({ sequence }) => sequence !== gone)
    if (rest.length > 0) segments.set(number, rest)
    // The app was killed while it let this event go.
    if (rest.length < events.length) {
      if (rest.length > 0) storage.write(keyOf(number), rest)
      else storage.remove(keyOf(number))
    }
  }
}
