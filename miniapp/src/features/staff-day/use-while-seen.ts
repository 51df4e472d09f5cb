import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** Does something again and again while the page is seen, and at once when it comes back. */
export const useWhileSeen = (act: () => Promise<unknown>, pauseMs: () => number) => {
  const shown = useRef(true)
  const latest = useRef({ act, pauseMs })
  latest.current = { act, pauseMs }
  useDidHide(() => {
    shown.current = false
  })
  useDidShow(() => {
    if (!shown.current) void latest.current.act()
    shown.current = true
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let over = false
    const wait = () => {
      timer = setTimeout(async () => {
        if (shown.current) await latest.current.act().catch(() => undefined)
        if (!over) wait()
      }, latest.current.pauseMs())
    }
    wait()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [])
}
