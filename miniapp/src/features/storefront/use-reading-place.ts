import { usePageScroll } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { scrollPageTo, standing } from '@/platform/scroll'

const SETTLES_MS = 300

/** Which of the sections below `edge` is being read, and the way to another. */
export const useReadingPlace = (selector: string, edge: number) => {
  const [reading, setReading] = useState<string>()
  const jumpedAt = useRef(0)
  usePageScroll(async () => {
    if (Date.now() - jumpedAt.current < SETTLES_MS) return
    const sections = await standing(selector)
    setReading((sections.filter(({ top }) => top <= edge + 1).slice(-1)[0] ?? sections[0])?.id)
  })
  const jump = (id: string) => {
    jumpedAt.current = Date.now()
    setReading(id)
    scrollPageTo(id, edge)
  }
  return { reading, jump }
}
