import { newUuid } from '../_platform/ids.js'
import { LATE_AFTER_DAYS } from './vocabulary.js'

const DAY_MS = 86_400_000

type Clocks = { occurredAt: Date; sentAt: Date; receivedAt: Date }

/**
 * When an event happened by our clock: the phone's clock, moved by how wrong that clock was when it sent.
 * Too old or in the future even then, it counts at its arrival.
 */
export const correctedTime = ({ occurredAt, sentAt, receivedAt }: Clocks): Date => {
  const corrected = new Date(occurredAt.getTime() + receivedAt.getTime() - sentAt.getTime())
  const age = receivedAt.getTime() - corrected.getTime()
  return age < 0 || age > LATE_AFTER_DAYS * DAY_MS ? receivedAt : corrected
}

/** The phone's id, or a new one where the time inside it is too far from `receivedAt` for the ledger's months. */
export const filingId = (id: string, receivedAt: Date): string => {
  const age = receivedAt.getTime() - Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  return age < -DAY_MS || age > LATE_AFTER_DAYS * DAY_MS ? retimed(id, receivedAt) : id
}

// Only the time changes, so that a retry on the same day is still the same event.
const retimed = (id: string, receivedAt: Date) => {
  const day = new Date(Math.floor(receivedAt.getTime() / DAY_MS) * DAY_MS)
  return newUuid(day).slice(0, 13) + id.slice(13)
}
