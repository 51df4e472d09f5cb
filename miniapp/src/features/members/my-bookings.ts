import type { Reservation } from '@/client/dining'

/** A person's bookings: those still to come, the next first, and those that were, the last first. */
export const splitBookings = (bookings: Reservation[] = [], today: string) => {
  const isAhead = ({ status, on }: Reservation) => status === 'booked' && on >= today
  return {
    ahead: bookings.filter(isAhead).reverse(),
    before: bookings.filter((booking) => !isAhead(booking)),
  }
}
