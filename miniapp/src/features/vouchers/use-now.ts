import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useReducer, useState } from 'react'
import { now } from '@/platform/clock'

/** The shop's clock, read anew every second while the page is seen. */
export const useNow = () => {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0)
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [shown])
  return { at: now(), shown }
}
