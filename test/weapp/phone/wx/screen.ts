import type { Pages } from '../pages.js'
import { asynchronous, type Options, Refusal } from './asynchronous.js'

export const screen = (pages: Pages) => ({
  createSelectorQuery: () => pages.top()?.page.createSelectorQuery(),
  nextTick: (then: () => void) => void setTimeout(then),
  pageScrollTo: asynchronous('pageScrollTo', ({ scrollTop, selector, offsetTop = 0 }: Options) => {
    const found = typeof selector === 'string' ? find(pages, selector) : undefined
    if (typeof selector === 'string' && !found) throw new Refusal('scrollTop or selector is not valid')
    const start = found ? found.getBoundingClientRect().top + scrollY : Number(scrollTop)
    scrollTo(0, start + Number(offsetTop))
    return {}
  }),
})

// The framework writes ids with the page's own prefix before them.
const find = (pages: Pages, selector: string) =>
  pages.top()?.host.querySelector(selector.replace(/#([\w-]+)/g, '[id$="--$1"]'))
