import { openKeptEvents } from './kept-events.ts'
import { pauseAfter } from './pause.ts'
import type { LoggedEvent } from './segments.ts'
import type { Storage } from './storage.ts'

/** What became of a batch; 0 where nobody answered. */
export type Delivery = { status: number; retryAfterSeconds?: number }

/** All that a queue needs of a phone. */
export type Surroundings = {
  storage: Storage
  /** Sends a batch. Never throws. */
  deliver(events: LoggedEvent[]): Promise<Delivery>
  now(): Date
  newId(at: Date): string
  /** Between 0 and 1. */
  random(): number
  /** Calls back once; answers how to prevent it. */
  later(callback: () => void, ms: number): () => void
}

const BATCH = 50
const SEND_AT = 20
const SEND_AFTER_MS = 10_000
// These say nothing against the events: who asks, whether there is such a shop, when to come again.
const NOT_ABOUT_THE_EVENTS = [401, 403, 404, 408, 425, 429]

/** Keeps events until the server has them. What was on its way when the app was killed is sent again. */
export const createEventQueue = ({ storage, deliver, now, newId, random, later }: Surroundings) => {
  const kept = openKeptEvents(storage, () => newId(now()))
  let size = BATCH
  let failures = 0
  let sending = false
  let emptying = false
  let resting = false
  let stopWaiting: (() => void) | undefined

  const wait = (ms: number) => {
    stopWaiting ??= later(() => {
      stopWaiting = undefined
      resting = false
      void send()
    }, ms)
  }
  const stop = () => {
    stopWaiting?.()
    stopWaiting = undefined
  }

  const send = async () => {
    if (sending || resting) return
    stop()
    sending = true
    while (await sendBatch()) {}
    sending = false
    emptying = false
    if (kept.count() > 0) wait(SEND_AFTER_MS)
  }

  /** Answers whether another batch may follow at once. */
  const sendBatch = async () => {
    const events = kept.take(size, size === BATCH)
    if (events.length === 0) return false
    const { status, retryAfterSeconds } = await deliver(events)
    if (status >= 200 && status < 300) return arrived(events)
    if (status >= 400 && status < 500 && !NOT_ABOUT_THE_EVENTS.includes(status)) return refused(events)
    return rest(retryAfterSeconds)
  }

  const arrived = (events: LoggedEvent[]) => {
    kept.settle(events)
    failures = 0
    size = Math.min(BATCH, size * 2)
    return emptying || kept.count() >= SEND_AT
  }

  // The server took none of them, so one of them is bad: half as many are tried until it is alone.
  const refused = (events: LoggedEvent[]) => {
    const [bad] = events
    if (events.length === 1 && bad) return kept.giveUp(bad) ? false : rest()
    size = Math.ceil(Math.min(events.length, BATCH) / 2)
    return true
  }

  const rest = (askedSeconds?: number) => {
    wait(pauseAfter(failures, random(), askedSeconds))
    resting = true
    failures += 1
    return false
  }

  if (kept.count() > 0) wait(SEND_AFTER_MS)

  return {
    log(event: Pick<LoggedEvent, 'name' | 'storeId' | 'properties'>) {
      const at = now()
      kept.add({ ...event, id: newId(at), occurredAt: at.toISOString() })
      if (kept.count() >= SEND_AT) void send()
      else if (!sending) wait(SEND_AFTER_MS)
    },

    /** Sends whatever waits, unless the server was asked in vain a moment ago. */
    flush: () => {
      emptying = true
      return send()
    },
  }
}

export type EventQueue = ReturnType<typeof createEventQueue>
