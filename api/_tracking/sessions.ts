import { leadsAway, type Touch, UNTOUCHED } from './touches.js'
import { SESSION_IDLE_MINUTES } from './vocabulary.js'

/** What the fold looks at in an event. */
export type SessionEvent = {
  id: string
  name: string
  occurredAt: Date
  sequence: number | null
  storeId: string | null
  personKey: string | null
  staff: boolean
  bot: boolean
  /** Where it came from, of an opening. */
  touch: Touch | null
}

/** One use of the app on one device. `storeId` is the first one named in it, and none before one is. */
export type Session = Touch & {
  startedAt: Date
  endedAt: Date
  storeId: string | null
  personKey: string | null
  staff: boolean
  bot: boolean
  events: number
  pages: number
}

const IDLE_MS = SESSION_IDLE_MINUTES * 60_000

/** Whether a device that was last heard of at `endedAt` was idle for too long to go on at `at`. */
export const isIdle = (endedAt: Date, at: Date) => at.getTime() - endedAt.getTime() > IDLE_MS

/**
 * The sessions of one device's events, whatever order they are given in. They go on from `last` where there is one, which
 * must have ended before the first of them.
 */
export const foldSessions = (last: Session | null, events: readonly SessionEvent[]): Session[] => {
  const sessions = last ? [{ ...last }] : []
  const inOrder = events.toSorted(byTime)
  let from = 0
  while (from < inOrder.length) {
    const until = endOfMoment(inOrder, from)
    const { occurredAt } = inOrder[from] as SessionEvent
    const touch = touchWithin(inOrder, from, until)
    let session = sessions.at(-1)
    if (!session || isIdle(session.endedAt, occurredAt) || leadsAway(session, touch)) {
      session = beginning(occurredAt, touch)
      sessions.push(session)
    }
    for (; from < until; from++) takeIn(session, inOrder[from] as SessionEvent)
  }
  return sessions
}

const byTime = (one: SessionEvent, other: SessionEvent) =>
  one.occurredAt.getTime() - other.occurredAt.getTime() ||
  (one.sequence ?? -1) - (other.sequence ?? -1) ||
  (one.id < other.id ? -1 : 1)

/** What happened on a device in one millisecond belongs together: no session begins in the midst of it. */
const endOfMoment = (inOrder: SessionEvent[], from: number) => {
  const time = inOrder[from]?.occurredAt.getTime()
  let until = from + 1
  while (inOrder[until]?.occurredAt.getTime() === time) until++
  return until
}

const touchWithin = (inOrder: SessionEvent[], from: number, until: number): Touch => {
  let direct: Touch | null = null
  for (let at = from; at < until; at++) {
    const touch = inOrder[at]?.touch
    if (touch && touch.source !== 'direct') return touch
    direct ??= touch ?? null
  }
  return direct ?? UNTOUCHED
}

const beginning = (at: Date, touch: Touch): Session => ({
  ...touch,
  startedAt: at,
  endedAt: at,
  storeId: null,
  personKey: null,
  staff: false,
  bot: false,
  events: 0,
  pages: 0,
})

const takeIn = (session: Session, event: SessionEvent) => {
  session.endedAt = event.occurredAt
  session.storeId ??= event.storeId
  session.personKey ??= event.personKey
  session.staff ||= event.staff
  session.bot ||= event.bot
  session.events += 1
  if (event.name === 'page_viewed') session.pages += 1
}
