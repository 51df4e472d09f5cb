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
  const sessions = last ? [last] : []
  for (const moment of momentsOf(events)) {
    const current = sessions.at(-1)
    if (current && goesOn(current, moment)) sessions.splice(-1, 1, moment.events.reduce(withEvent, current))
    else sessions.push(moment.events.reduce(withEvent, beginning(moment)))
  }
  return sessions
}

/** What happened on a device in one millisecond belongs together: no session begins in the midst of it. */
type Moment = { at: Date; touch: Touch; events: SessionEvent[] }

const momentsOf = (events: readonly SessionEvent[]): Moment[] => {
  const moments: SessionEvent[][] = []
  for (const event of events.toSorted(byTime)) {
    const current = moments.at(-1)
    if (current?.[0]?.occurredAt.getTime() === event.occurredAt.getTime()) current.push(event)
    else moments.push([event])
  }
  return moments.map((together) => ({
    at: (together[0] as SessionEvent).occurredAt,
    touch: strongest(together.flatMap(({ touch }) => touch ?? [])),
    events: together,
  }))
}

const byTime = (one: SessionEvent, other: SessionEvent) =>
  one.occurredAt.getTime() - other.occurredAt.getTime() ||
  (one.sequence ?? -1) - (other.sequence ?? -1) ||
  (one.id < other.id ? -1 : 1)

const strongest = (touches: Touch[]): Touch =>
  touches.find(({ source }) => source !== 'direct') ?? touches[0] ?? UNTOUCHED

const goesOn = (session: Session, { at, touch }: Moment) =>
  !isIdle(session.endedAt, at) && !leadsAway(session, touch)

const beginning = ({ at, touch }: Moment): Session => ({
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

const withEvent = (session: Session, event: SessionEvent): Session => ({
  ...session,
  endedAt: event.occurredAt,
  storeId: session.storeId ?? event.storeId,
  personKey: session.personKey ?? event.personKey,
  staff: session.staff || event.staff,
  bot: session.bot || event.bot,
  events: session.events + 1,
  pages: session.pages + (event.name === 'page_viewed' ? 1 : 0),
})
