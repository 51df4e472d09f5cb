import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** Calls back when the person comes back to this page, but not when it first opens. */
export const useOnReturn = (callback: () => void) => {
  const opened = useRef(false)
  useDidShow(() => {
    if (opened.current) callback()
    opened.current = true
  })
}
