import { listMyReservations } from './dining'
import { KEPT_KEYS } from './kept-keys'
import { useApi } from './use-api'

/** What this person has booked, the latest time first; it stays on the phone. */
export const useMyReservations = () => {
  const { data, error, isValidating, retry } = useApi(KEPT_KEYS.myReservations, () => listMyReservations())
  return { reservations: data?.items, error, isValidating, retry }
}
