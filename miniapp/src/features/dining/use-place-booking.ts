import { placeReservation, type ReservationRequest } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** Books a table; the same wish sent again after a lost answer books it once. */
export const usePlaceBooking = (storeId: string) => {
  const { run, busy } = useCommand((key, wanted: ReservationRequest) =>
    placeReservation(key, storeId, wanted),
  )
  const refresh = useRefresh()

  const place = async (wanted: ReservationRequest) => {
    const outcome = await run(wanted)
    if ('done' in outcome)
      for (const key of [KEPT_KEYS.myReservations, 'me', 'availability']) void refresh(key)
    return outcome
  }

  return { place, busy }
}
