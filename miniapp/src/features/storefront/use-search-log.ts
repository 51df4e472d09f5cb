import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { logEvent } from '@/platform/events'

const SETTLES_MS = 1_000

type Search = { length: number; hits: number }

/**
 * Writes down each search once: how long it was, how much it found, and which dish was chosen from it, never its words.
 * What is typed counts once it has stood for a second. Answers what to call with the dish that is chosen.
 */
export const useSearchLog = (storeId: string, wanted: string, hits: number) => {
  const words = wanted.trim()
  const settled = useRef<Search>()
  const told = useRef('')

  const tell = (dishId?: string) => {
    if (settled.current)
      logEvent('menu_searched', { ...settled.current, ...(dishId !== undefined && { dishId }) }, storeId)
    settled.current = undefined
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words are another search
  useEffect(() => {
    told.current = ''
    const settle = () => {
      tell()
      if (words && told.current !== words) settled.current = { length: words.length, hits }
    }
    const timer = setTimeout(settle, SETTLES_MS)
    return () => clearTimeout(timer)
  }, [words])
  const leave = () => tell()
  useDidHide(leave)
  useUnload(leave)

  return (dishId: string) => {
    if (words && told.current !== words) settled.current = { length: words.length, hits }
    told.current = words
    tell(dishId)
  }
}
