import { useRef, useState } from 'react'
import { markNoShow, type StoreReservation, seatReservation } from '@/client/dining'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

type Outcome = 'seated' | 'noShow'

const COMMANDS = { seated: seatReservation, noShow: markNoShow }

/** Seats guests or notes that they did not come; shown at once, taken back with a reason if it could not be. */
export const useSettle = (storeId: string, lookAgain: () => Promise<unknown>) => {
  const [settling, setSettling] = useState<Record<string, Outcome>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const keys = useRef<Record<string, string>>({})

  const settle = async ({ id }: StoreReservation, outcome: Outcome) => {
    const intent = `${outcome} ${id}`
    keys.current[intent] ??= newKey()
    setFaults((known) => without(known, id))
    setSettling((known) => ({ ...known, [id]: outcome }))
    try {
      await COMMANDS[outcome](keys.current[intent], storeId, id)
      delete keys.current[intent]
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) delete keys.current[intent]
      setFaults((known) => ({ ...known, [id]: error.message }))
    }
    await lookAgain().catch(() => undefined)
    setSettling((known) => without(known, id))
  }

  const asSettled = (visit: StoreReservation): StoreReservation => {
    const outcome = settling[visit.id]
    if (!outcome || visit.status !== 'booked') return visit
    const visits = outcome === 'seated' ? visit.visits + 1 : visit.visits
    return { ...visit, visits, status: outcome, canSeat: false, canMarkNoShow: false }
  }

  return { settle, asSettled, faults }
}

const without = <T>(known: Record<string, T>, id: string) => {
  const { [id]: _, ...rest } = known
  return rest
}
