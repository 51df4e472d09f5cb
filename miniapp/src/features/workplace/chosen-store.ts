import { useSyncExternalStore } from 'react'
import { readStored, store } from '@/platform/storage'

const PLACE = 'workplace'
const listeners = new Set<() => void>()

let chosen: string | undefined

const read = () => {
  chosen ??= readStored<string>(PLACE)
  return chosen
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const chooseStore = (storeId: string) => {
  chosen = storeId
  store(PLACE, storeId)
  for (const listener of listeners) listener()
}

/** The store somebody last worked in, kept on the phone. */
export const useChosenStore = () => useSyncExternalStore(subscribe, read, read)
