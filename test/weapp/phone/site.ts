import type { AppJson } from './contract.js'

export type Way = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

const DEEPEST = 10

/** All pages of the mini-program, those of its subpackages too. */
export const pagesOf = ({ pages, subPackages = [] }: AppJson) => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
]

/** Which pages there are, which of them are tabs, and how they can be reached. */
export const siteOf = (app: AppJson) => {
  const known = new Set(pagesOf(app))
  const tabs = new Set(app.tabBar?.list.map(({ pagePath }) => pagePath))
  return {
    isTab: (path: string) => tabs.has(path),
    /** Why a page cannot be reached this way, in WeChat's words; undefined if it can. */
    obstacle(path: string, way: Way, depth: number) {
      if (!known.has(path)) return `page "${path}" is not found`
      if (way === 'switchTab') return tabs.has(path) ? undefined : 'can not switch to no-tabBar page'
      if (way !== 'reLaunch' && tabs.has(path)) return `can not ${way} a tabbar page`
      if (way === 'navigateTo' && depth >= DEEPEST) return 'webview count limit exceed'
    },
  }
}
