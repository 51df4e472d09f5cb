import { cancelReservation } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** Gives a table back. */
export const useCancelBooking = (reservationId: string) => {
  const { run, busy, fault } = useCommand(cancelReservation)
  const refresh = useRefresh()

  /** Answers whether the table was given back; if not, `fault` says why. */
  const cancel = async () => {
    const outcome = await run(reservationId)
    if ('fault' in outcome) return false
    await Promise.all([KEPT_KEYS.myReservations, 'availability'].map(refresh))
    return true
  }

  return { cancel, busy, fault }
}
