import { useSyncExternalStore } from 'react'
import { merchantName } from '@/platform/merchant'
import { readStored, store } from '@/platform/storage'

const listeners = new Set<() => void>()
let chosen: string | undefined
let read = false

const place = () => `store.${merchantName()}`

/** The store this person last chose, at this moment. */
export const currentStore = () => {
  if (!read) chosen = readStored<string>(place())
  read = true
  return chosen
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The store this person last chose, the same on every page. */
export const useChosenStore = () => useSyncExternalStore(listen, currentStore)

export const chooseStore = (id: string) => {
  read = true
  chosen = id
  store(place(), id)
  for (const listener of listeners) listener()
}
