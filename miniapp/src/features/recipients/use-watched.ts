import { useEffect, useRef } from 'react'

const EVERY_MS = 2_000
const TIMES = 30

/** Looks again every two seconds, for a minute at most, as long as something is under way. */
export const useWatched = (underWay: boolean, look: () => unknown) => {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    if (!underWay) return
    let left = TIMES
    const timer = setInterval(() => {
      if (left-- > 0) latest.current()
      else clearInterval(timer)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [underWay])
}
