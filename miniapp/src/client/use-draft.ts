import { useState } from 'react'
import { merchantName } from '@/platform/merchant'
import { forget, readStored, store } from '@/platform/storage'

/** What somebody is writing. Under a name it stays on the phone until `forget`; without one it ends with the page. */
export const useDraft = <T extends object>(name: string | null, first: T) => {
  const place = name && `draft.${name}.${merchantName()}`
  const [draft, setDraft] = useState<T>(() => ({ ...first, ...(place ? readStored<T>(place) : undefined) }))
  const change = (changed: Partial<T>) => {
    const next = { ...draft, ...changed }
    setDraft(next)
    if (place) store(place, next)
  }
  return { draft, change, forget: () => place && forget(place) }
}
