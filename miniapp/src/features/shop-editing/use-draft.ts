import { useRef, useState } from 'react'
import { forget, readStored, store } from '@/platform/storage'

type Kept<T> = { base: string; draft: T }

/**
 * What somebody is changing, kept on the phone until it is saved or dropped. A draft of an earlier visit is taken up if what
 * it began with is still what the shop has.
 */
export const useDraft = <T>(place: string, base: T | undefined) => {
  const said = JSON.stringify(base)
  const earlier = useRef<T | null>(undefined)
  if (base !== undefined && earlier.current === undefined) earlier.current = takeUp<T>(place, said)
  const [own, setOwn] = useState<{ draft: T | null }>()
  const held = (own ? own.draft : earlier.current) ?? undefined
  const latest = useRef(base)
  latest.current = held ?? base

  const change = (to: (now: T) => T) => {
    if (latest.current === undefined) return
    const draft = to(latest.current)
    if (draft === latest.current) return
    latest.current = draft
    setOwn({ draft })
    store(place, { base: said, draft })
  }

  const drop = () => {
    forget(place)
    setOwn({ draft: null })
  }

  return {
    draft: held ?? base,
    changed: held !== undefined && JSON.stringify(held) !== said,
    /** It was begun on an earlier visit, and nothing was done to it yet. */
    takenUp: !own && held !== undefined,
    change,
    drop,
  }
}

const takeUp = <T>(place: string, said: string): T | null => {
  const kept = readStored<Kept<T>>(place)
  if (kept?.base === said) return kept.draft
  if (kept) forget(place)
  return null
}
