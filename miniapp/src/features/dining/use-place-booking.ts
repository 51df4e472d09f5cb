import { useRef, useState } from 'react'
import { placeReservation, type Reservation, type ReservationRequest } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { useRefresh } from '@/client/use-api'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

/** Books a table; the same wish sent again after a lost answer books it once. */
export const usePlaceBooking = (storeId: string) => {
  const intent = useRef({ wish: '', key: '' })
  const [busy, setBusy] = useState(false)
  const refresh = useRefresh()

  const keyOf = (wanted: ReservationRequest) => {
    const wish = JSON.stringify(wanted)
    if (intent.current.wish !== wish) intent.current = { wish, key: newKey() }
    return intent.current.key
  }

  const place = async (
    wanted: ReservationRequest,
  ): Promise<{ placed: Reservation } | { fault: ApiError }> => {
    setBusy(true)
    try {
      const placed = await placeReservation(keyOf(wanted), storeId, wanted)
      intent.current.wish = ''
      for (const key of [KEPT_KEYS.myReservations, 'me', 'availability']) void refresh(key)
      return { placed }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) intent.current.wish = ''
      return { fault: error }
    } finally {
      setBusy(false)
    }
  }

  return { place, busy }
}
