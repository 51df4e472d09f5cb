import type { StoreDay, StoreReservation } from '@/client/dining'
import type { Store } from '@/client/storefront'

export type Meal = Store['hoursToday'][number]

/** The meal that is on, or comes next; the last one when all are over. */
export const mealAt = (meals: Meal[], clock: string): Meal | undefined =>
  meals.find(({ closesAt }) => clock < closesAt) ?? meals[meals.length - 1]

/** The bookings of a meal: all but those of the other meals. */
export const bookingsOf = (bookings: StoreReservation[], meal: Meal | undefined, meals: Meal[]) => {
  const others = meals.filter((other) => other !== meal)
  return bookings.filter(({ time }) => !others.some((other) => isDuring(other, time)))
}

const isDuring = ({ opensAt, closesAt }: Meal, time: string) => opensAt <= time && time < closesAt

/** How far bookings have come at `at`. */
export const totalsOf = (bookings: StoreReservation[], at: Date): StoreDay['totals'] => {
  const having = (status: StoreReservation['status']) => bookings.filter((visit) => visit.status === status)
  return {
    bookings: bookings.length,
    guests: bookings.reduce((guests, { partySize }) => guests + partySize, 0),
    seated: having('seated').length,
    due: having('booked').filter(({ startsAt }) => Date.parse(startsAt) <= at.getTime()).length,
    noShow: having('noShow').length,
  }
}
