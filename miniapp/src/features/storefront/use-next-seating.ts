import { getAvailability, getFloorPlan } from '@/client/dining'
import { useApi } from '@/client/use-api'
import { firstFreeSlot, freeTablesInWords, nextOpenDay, seatingDay } from './next-seating'

const PARTY = 2

/** The next seating with a free table for two, today or on the next open day, in words. */
export const useNextSeating = (storeId: string, today: string) => {
  const first = useDay(storeId, today)
  const slotToday = first.data && firstFreeSlot(first.data)
  const later = first.data && !slotToday ? nextOpenDay(first.data) : undefined
  const next = useDay(storeId, later)
  const plan = useApi(`floor-plan ${storeId}`, () => getFloorPlan(storeId))
  const day = slotToday ? first.data : next.data
  const slot = day && firstFreeSlot(day)
  const pending = first.isLoading || next.isLoading
  if (!day || !slot || pending) return { pending, seating: undefined }
  const free = plan.data?.tables.filter(({ id }) => slot.freeTableIds.includes(id)) ?? []
  const words = {
    day: seatingDay(day.on, slot.time, today),
    time: slot.time,
    tables: slot.freeTableIds.length,
  }
  return { pending, seating: { ...words, on: day.on, detail: freeTablesInWords(free) } }
}

const useDay = (storeId: string, on?: string) =>
  useApi(on ? `availability ${storeId} ${on} ${PARTY}` : null, () =>
    getAvailability(storeId, { on, partySize: PARTY }),
  )
