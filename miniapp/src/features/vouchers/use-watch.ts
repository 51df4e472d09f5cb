import { useEffect } from 'react'

const EVERY_MS = 5_000

/** Asks again every few seconds while the code is on the counter, so that the page knows when it has been used. */
export const useWatch = (watching: boolean, ask: () => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is new at every render and always does the same
  useEffect(() => {
    if (!watching) return
    const timer = setInterval(ask, EVERY_MS)
    return () => clearInterval(timer)
  }, [watching])
}
