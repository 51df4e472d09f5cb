import { getStrandedBookings } from '@/client/dining'
import { KEPT_KEYS } from '@/client/kept-keys'
import { editHours, getHours } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { withoutOld } from './exceptions'
import { useKeeping } from './use-keeping'

type Place = { id: string; today: string }

/** A store's hours while they are edited, and the bookings that the saved ones leave out. */
export const useHours = (store: Place | undefined) => {
  const storeId = store?.id
  const keeping = useKeeping({
    kind: 'hours',
    storeId,
    read: getHours,
    draftOf: (hours) => hours,
    send: (key, of, hours) => editHours(key, of, withoutOld(hours, store?.today ?? '')),
    stale: [KEPT_KEYS.storefront, 'availability', 'stranded'],
  })
  const stranded = useApi(storeId ? `stranded.${storeId}` : null, () => getStrandedBookings(storeId ?? ''))
  return { ...keeping, stranded: stranded.data }
}

export type HoursKeeping = ReturnType<typeof useHours>
