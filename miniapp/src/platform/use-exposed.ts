import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { createExposures } from './exposures'
import { watchSight } from './sight'

type Exposed = {
  /** A class that each of the things has; their elements’ ids are `exposedId` of theirs. */
  className: string
  ids: string[]
  /** Called once for each in a view of the page. */
  onExposed(id: string): void
}

/** The id of an element that shows a thing: on the web all pages are in one document. */
export const exposedId = (className: string, id: string) => `${className}-${id}`

/** Watches which of the things on a page were half in sight for a second. */
export const useExposed = ({ className, ids, onExposed }: Exposed) => {
  const tell = useRef(onExposed)
  tell.current = onExposed
  const [exposures] = useState(() => createExposures((id) => tell.current(id.slice(className.length + 1))))
  const stop = useRef<() => void>()

  const unwatch = () => {
    stop.current?.()
    stop.current = undefined
    exposures.leaveAll()
  }
  const watch = () => {
    unwatch()
    let over = false
    stop.current = () => {
      over = true
    }
    // What was just drawn is on the phone's own side a moment later.
    Taro.nextTick(() => {
      if (!over) stop.current = watchSight(`.${className}`, exposures.sight)
    })
  }

  const there = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other things on the page are looked for anew
  useEffect(() => {
    if (there) watch()
    return unwatch
  }, [there])
  useDidShow(() => {
    exposures.forget()
    if (there) watch()
  })
  useDidHide(unwatch)
}
