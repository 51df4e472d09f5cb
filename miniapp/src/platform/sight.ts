import Taro from '@tarojs/taro'

const HALF = 0.5

/** Tells of the elements of this page that match, by their ids, whenever one comes half into sight or leaves it. Answers how to stop. */
export const watchSight = (selector: string, onSight: (id: string, seen: boolean) => void) => {
  const { page } = Taro.getCurrentInstance()
  if (!page) return () => undefined
  const observer = Taro.createIntersectionObserver(page, { thresholds: [HALF], observeAll: true })
  observer.relativeToViewport().observe(selector, (met) => {
    // Taro's types leave out the id, which WeChat tells.
    const { id, intersectionRatio = 0 } = met as typeof met & { id: string }
    onSight(id, intersectionRatio >= HALF)
  })
  return () => observer.disconnect()
}
