import type { StoreReservation } from '@/client/dining'

type Hour = { time: string; startsAt: string; visits: StoreReservation[] }

/** A day's bookings by the time they begin, in order of time. */
export const hoursOf = (bookings: StoreReservation[]): Hour[] => {
  const hours = new Map<string, Hour>()
  for (const booking of bookings) {
    const hour = hours.get(booking.startsAt) ?? { time: booking.time, startsAt: booking.startsAt, visits: [] }
    hour.visits.push(booking)
    hours.set(booking.startsAt, hour)
  }
  return [...hours.values()].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
}

/** Before and after `at`; the line of now runs between them. */
export const splitAt = (hours: Hour[], at: Date) => ({
  past: hours.filter(({ startsAt }) => Date.parse(startsAt) <= at.getTime()),
  coming: hours.filter(({ startsAt }) => Date.parse(startsAt) > at.getTime()),
})
