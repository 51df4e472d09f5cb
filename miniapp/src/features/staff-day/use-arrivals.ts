import { useEffect, useRef, useState } from 'react'
import newBooking from '@/assets/new-booking.wav'
import type { StoreReservation } from '@/client/dining'
import { vibrate } from '@/platform/phone'
import { playSound } from '@/platform/sound'
import { arrivalsAmong } from './arrivals'
import { mayRing } from './ring'

const NEW_FOR_MS = 180_000

/** Tells of bookings that come in while a day is open: the phone trembles and rings, and for a while they count as new. */
export const useArrivals = (bookings: StoreReservation[] | undefined) => {
  const known = useRef<Set<string>>()
  const [arrived, setArrived] = useState<Record<string, number>>({})
  useEffect(() => {
    if (!bookings) return
    const arrivals = known.current ? arrivalsAmong(bookings, known.current) : []
    known.current = new Set([...(known.current ?? []), ...bookings.map(({ id }) => id)])
    if (arrivals.length === 0) return
    const at = Date.now()
    setArrived((before) => ({ ...before, ...Object.fromEntries(arrivals.map((id) => [id, at])) }))
    void vibrate()
    if (mayRing()) playSound(newBooking)
  }, [bookings])
  return (id: string) => Date.now() - (arrived[id] ?? 0) < NEW_FOR_MS
}
