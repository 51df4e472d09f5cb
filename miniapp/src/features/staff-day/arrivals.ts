import type { StoreReservation } from '@/client/dining'

type Booking = Pick<StoreReservation, 'id' | 'status' | 'takenByPhone'>

/** The bookings nobody here knows of yet. What staff wrote down themselves is news to nobody. */
export const arrivalsAmong = (bookings: Booking[], known: ReadonlySet<string>) =>
  bookings
    .filter(({ id, status, takenByPhone }) => status === 'booked' && !takenByPhone && !known.has(id))
    .map(({ id }) => id)
