import { useRef, useState } from 'react'
import { cancelReservation } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { useRefresh } from '@/client/use-api'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

/** Gives a table back; sent again after a lost answer it does so once. */
export const useCancelBooking = (reservationId: string) => {
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<ApiError | null>(null)
  const refresh = useRefresh()

  /** Answers whether the table was given back; if not, `fault` says why. */
  const cancel = async () => {
    setBusy(true)
    setFault(null)
    try {
      await cancelReservation(key.current, reservationId)
      await Promise.all([KEPT_KEYS.myReservations, 'availability'].map(refresh))
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) key.current = newKey()
      setFault(error)
      return false
    } finally {
      setBusy(false)
    }
  }

  return { cancel, busy, fault }
}
