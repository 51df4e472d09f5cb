import { readStored, store } from '@/platform/storage'

const PLACE = 'ring'

/** Whether this phone may ring for a new booking; it may until somebody says no. */
export const mayRing = () => readStored<boolean>(PLACE) ?? true

export const letRing = (rings: boolean) => store(PLACE, rings)
