import type { PropsWithChildren } from 'react'
import { type Cache, type State, SWRConfig } from 'swr'
import { whenConnected, whenShown } from '@/platform/app-state'
import { merchantName } from '@/platform/merchant'
import { readStored, store } from '@/platform/storage'
import { KEPT_KEYS } from './kept-keys'

/** One cache for all pages; the answers under `KEPT_KEYS` outlive the app. */
export const CacheProvider = ({ children }: PropsWithChildren) => (
  <SWRConfig value={{ provider: openCache, initFocus: whenShown, initReconnect: whenConnected }}>
    {children}
  </SWRConfig>
)

const isKept = (key: string) => (Object.values(KEPT_KEYS) as string[]).includes(key)

const openCache = (): Cache => {
  const place = `cache.${merchantName()}`
  const kept = readStored<Record<string, unknown>>(place) ?? {}
  const cache = new Map<string, State>(Object.entries(kept).map(([key, data]) => [key, { data }]))
  return {
    get: (key) => cache.get(key),
    keys: () => cache.keys(),
    delete: (key) => cache.delete(key),
    set: (key, state) => {
      cache.set(key, state)
      if (!isKept(key) || state.data === kept[key]) return
      kept[key] = state.data
      store(place, kept)
    },
  }
}
