import type { Pages } from '../pages.js'

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}
interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}
type Listener = (met: object) => void

/** `wx.createIntersectionObserver`, by the browser's own: what a page shows is measured against the glass or one of its elements. */
export const sight = (pages: Pages) => ({
  createIntersectionObserver: (component: unknown, options: Options = {}) => {
    const host = () => pages.stack.find(({ page }) => page === component)?.host
    let root: Element | null = null
    let rootMargin = '0px'
    let observer: IntersectionObserver | undefined

    const observing = {
      relativeTo(selector: string, margins: Margins = {}) {
        root = host()?.querySelector(selector) ?? null
        rootMargin = marginOf(margins)
        return observing
      },
      relativeToViewport(margins: Margins = {}) {
        root = null
        rootMargin = marginOf(margins)
        return observing
      },
      observe(selector: string, listener: Listener) {
        if (observer) return
        const { thresholds = [0], observeAll = false } = options
        observer = new IntersectionObserver(telling(options, listener), {
          root,
          rootMargin,
          threshold: thresholds,
        })
        const found = [...(host()?.querySelectorAll(selector) ?? [])]
        for (const element of observeAll ? found : found.slice(0, 1)) observer.observe(element)
      },
      disconnect: () => observer?.disconnect(),
    }
    return observing
  },
})

/** What is met first is told only if it is past a threshold, seen from the ratio that was expected. */
const telling = ({ thresholds = [0], initialRatio = 0 }: Options, listener: Listener) => {
  const met = new Set<Element>()
  const isNews = (ratio: number) =>
    ratio !== initialRatio &&
    thresholds.some((one) => (one >= initialRatio && one <= ratio) || (one <= initialRatio && one >= ratio))
  return (entries: IntersectionObserverEntry[]) => {
    for (const { target, intersectionRatio, intersectionRect, boundingClientRect, rootBounds } of entries) {
      const first = !met.has(target)
      met.add(target)
      if (first && !isNews(intersectionRatio)) continue
      // The framework writes ids with the page's own prefix before them.
      const id = target.id.replace(/^.*?--/, '')
      listener({
        ...{ id, dataset: {}, intersectionRatio, time: Date.now() },
        intersectionRect: sidesOf(intersectionRect),
        boundingClientRect: sidesOf(boundingClientRect),
        relativeRect: rootBounds && sidesOf(rootBounds),
      })
    }
  }
}

const sidesOf = ({ left, top, right, bottom, width, height }: DOMRectReadOnly) => ({
  ...{ left, top, right, bottom, width, height },
})

const marginOf = ({ top = 0, right = 0, bottom = 0, left = 0 }: Margins) =>
  [top, right, bottom, left].map((side) => `${side}px`).join(' ')
