import { listMyReservations, type Reservation } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { useApi } from '@/client/use-api'
import { now } from '@/platform/clock'
import { shopDay } from '@/words/days'

/** This person's bookings: those still to come, the next first, and those that were, the last first. */
export const useMyReservations = () => {
  const { data, error, retry } = useApi(KEPT_KEYS.myReservations, () => listMyReservations())
  const today = shopDay(now().toISOString())
  const isAhead = ({ status, on }: Reservation) => status === 'booked' && on >= today
  const ahead = data?.items.filter(isAhead).reverse() ?? []
  const before = data?.items.filter((item) => !isAhead(item)) ?? []
  return { known: data !== undefined, ahead, before, today, error, retry }
}
