import { useRef, useState } from 'react'
import { markNoShow, reinstateReservation, type StoreReservation, seatReservation } from '@/client/dining'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

type Outcome = 'seated' | 'noShow'
type Step = Outcome | 'booked'
type Done = { visit: StoreReservation; outcome: Outcome; key: string }

const COMMANDS = { seated: seatReservation, noShow: markNoShow, booked: reinstateReservation }

/**
 * Seats guests or notes that they did not come, and takes it back; shown at once, with a reason if it could not be.
 * `done` is what was done last and may still be taken back.
 */
export const useSettle = (storeId: string, lookAgain: () => Promise<unknown>) => {
  const [settling, setSettling] = useState<Record<string, Step>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [done, setDone] = useState<Done>()
  const keys = useRef<Record<string, string>>({})

  const move = async ({ id }: StoreReservation, step: Step) => {
    const intent = `${step} ${id}`
    const key = keys.current[intent] ?? newKey()
    keys.current[intent] = key
    setFaults((known) => without(known, id))
    setSettling((known) => ({ ...known, [id]: step }))
    try {
      await COMMANDS[step](key, storeId, id)
      delete keys.current[intent]
      return key
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) delete keys.current[intent]
      setFaults((known) => ({ ...known, [id]: error.message }))
    } finally {
      void lookAgain()
        .catch(() => undefined)
        .then(() => setSettling((known) => without(known, id)))
    }
  }

  const settle = async (visit: StoreReservation, outcome: Outcome) => {
    const key = await move(visit, outcome)
    if (key) setDone({ visit, outcome, key })
  }

  const takeBack = async (visit: StoreReservation) => {
    setDone(undefined)
    await move(visit, 'booked')
  }

  const asSettled = (visit: StoreReservation): StoreReservation => {
    const step = settling[visit.id]
    if (!step || visit.status === step) return visit
    const still = { canSeat: false, canMarkNoShow: false, canReinstate: false }
    if (step === 'booked') return { ...visit, ...still }
    const visits = step === 'seated' ? visit.visits + 1 : visit.visits
    return { ...visit, ...still, visits, status: step }
  }

  return { settle, takeBack, asSettled, faults, done }
}

const without = <T>(known: Record<string, T>, id: string) => {
  const { [id]: _, ...rest } = known
  return rest
}
