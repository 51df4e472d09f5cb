import { LATE_AFTER_DAYS } from './vocabulary.js'

const DAY_MS = 86_400_000
const LATE_AFTER_MS = LATE_AFTER_DAYS * DAY_MS

type Clocks = { sentAt: Date; receivedAt: Date }

/**
 * When an event happened by our clock: the phone's clock, moved by how wrong that clock was when it sent. In the future
 * even then, it counts at its arrival; too old, there is no such time.
 */
export const correctedTime = (occurredAt: Date, { sentAt, receivedAt }: Clocks): Date | null => {
  const age = sentAt.getTime() - occurredAt.getTime()
  if (age > LATE_AFTER_MS) return null
  return new Date(receivedAt.getTime() - Math.max(0, age))
}

/** Whether the phone's clock was more than a day off when it sent. */
export const isClockWrong = ({ sentAt, receivedAt }: Clocks) =>
  Math.abs(sentAt.getTime() - receivedAt.getTime()) > DAY_MS

/**
 * The phone's id, or one on the day of `occurredAt` where the time inside it is more than a day off: only a clock that is
 * as wrong makes such ids, and the ledger's months go by them.
 */
export const filingId = (id: string, occurredAt: Date): string =>
  Math.abs(timeOf(id) - occurredAt.getTime()) > DAY_MS ? retimed(id, dayOf(occurredAt)) : id

/** Under which ids an event may have been filed when it came before: a phone whose clock is wrong, or was, may be corrected otherwise every time. */
export const earlierIds = (id: string, receivedAt: Date): string[] => {
  const today = dayOf(receivedAt)
  const days = Array.from({ length: 2 * LATE_AFTER_DAYS + 1 }, (_, ago) => today - ago * DAY_MS)
  return [id, ...days.map((day) => retimed(id, day))]
}

/** The ids between which lies whatever happened from `from` to `to`. */
export const idsOf = (from: Date, to: Date) => ({
  atLeast: firstIdOf(new Date(from.getTime() - DAY_MS)),
  below: firstIdOf(new Date(to.getTime() + DAY_MS + 1)),
})

/** The smallest UUID whose first 48 bits are the milliseconds of `instant` (RFC 9562, version 7). */
export const firstIdOf = (instant: Date): string => {
  const hex = instant.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const dayOf = (instant: Date) => Math.floor(instant.getTime() / DAY_MS) * DAY_MS

const retimed = (id: string, day: number) => firstIdOf(new Date(day)).slice(0, 13) + id.slice(13)
