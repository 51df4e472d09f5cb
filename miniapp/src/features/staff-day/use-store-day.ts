import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { getStoreDay, type StoreDay } from '@/client/dining'
import { useApi } from '@/client/use-api'

const LOOK_AGAIN_MS = 20_000

/** A store's day, looked at again every so often while the page is open. */
export const useStoreDay = (storeId: string, on: string) => {
  const day = useApi(`store-day ${storeId} ${on}`, () => readWholeDay(storeId, on))
  useWhileShown(() => void day.retry(), LOOK_AGAIN_MS)
  return day
}

const readWholeDay = async (storeId: string, on: string): Promise<StoreDay> => {
  const day = await getStoreDay(storeId, { on })
  while (day.nextCursor) {
    const page = await getStoreDay(storeId, { on, cursor: day.nextCursor })
    day.items.push(...page.items)
    day.nextCursor = page.nextCursor
  }
  return day
}

const useWhileShown = (act: () => void, everyMs: number) => {
  const shown = useRef(true)
  const latest = useRef(act)
  latest.current = act
  useDidHide(() => {
    shown.current = false
  })
  useDidShow(() => {
    if (!shown.current) latest.current()
    shown.current = true
  })
  useEffect(() => {
    const timer = setInterval(() => shown.current && latest.current(), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
}
