import { useEffect, useState } from 'react'

const RESTS_MS = 500

/** A value once it has not changed for a moment. */
export const useSettled = <T>(value: T) => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), RESTS_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
