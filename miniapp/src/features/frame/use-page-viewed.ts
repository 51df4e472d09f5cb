import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'
import { secondsSince } from '@/platform/app-log'
import { logEvent } from '@/platform/events'

/** Writes down how long the person looked at this page, each time they leave it or the app. */
export const usePageViewed = (page: string, storeId?: string) => {
  const since = useRef<number>()
  // Which store it is of may be known only after it was opened.
  const store = useRef(storeId)
  store.current = storeId
  const leave = () => {
    if (since.current === undefined) return
    logEvent('page_viewed', { page, seconds: secondsSince(since.current) }, store.current)
    since.current = undefined
  }
  useDidShow(() => {
    since.current = Date.now()
  })
  useDidHide(leave)
  useUnload(leave)
}
