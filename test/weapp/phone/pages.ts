import type { Bundle, Journal, Shared } from './contract.js'
import type { Fault } from './journal.js'
import { siteOf, type Way } from './site.js'
import type { Views } from './views.js'

type Query = Record<string, string>
type Root = ReturnType<Views['mount']>
type Hook = (...given: unknown[]) => unknown
interface Instance extends Record<string, unknown> {
  route: string
  options: Query
  setData(data: object, done?: () => void): void
  createSelectorQuery(): object
}

interface Opened {
  path: string
  page: Instance
  roots: Root[]
  host: HTMLElement
  scrolledTo: number
}

const LARGEST_CROSSING = 1024 * 1024
const TAB_BAR = 'custom-tab-bar/index'

/** The stack of pages and its rules: ten at most, tabs stay once they were opened, each tab has a bar of its own. */
export const createPages = (bundle: Bundle, views: Views, journal: Journal, fault: Fault) => {
  const { app } = bundle
  const site = siteOf(app)
  const stack: Opened[] = []
  const keptTabs = new Map<string, Opened>()
  const shared: Shared[] = []
  const sheet = document.head.appendChild(document.createElement('style'))

  const call = (page: Instance, name: string, ...given: unknown[]) => {
    try {
      return (page[name] as Hook | undefined)?.call(page, ...given)
    } catch (error) {
      fault(`${page.route} ${name}`, error)
    }
  }

  const instanceOf = (root: Root, path: string, query: Query) => {
    const page = root.get() as unknown as Instance
    const setData = page.setData
    page.setData = function (data, done) {
      const crossing = JSON.stringify(data)
      const bytes = new TextEncoder().encode(crossing).length
      journal.crossings.push({ page: path, bytes })
      if (bytes > LARGEST_CROSSING) fault(path, `setData of ${bytes} bytes`)
      setData.call(this, JSON.parse(crossing), done)
    }
    return Object.assign(page, { route: path, __route__: path, options: query })
  }

  const open = (path: string, query: Query) => {
    const host = document.body.appendChild(document.createElement('div'))
    host.className = 'page-host'
    const root = views.mount(path, 'wx-page', host)
    const opened: Opened = { path, page: instanceOf(root, path, query), roots: [root], host, scrolledTo: 0 }
    // A bar is attached before its page is loaded. WeChat does not say that it finds the page on the stack by then.
    if (site.isTab(path) && app.tabBar?.custom) addTabBar(opened)
    stack.push(opened)
    if (site.isTab(path)) keptTabs.set(path, opened)
    call(opened.page, 'onLoad', query)
    show(opened)
    requestAnimationFrame(() => call(opened.page, 'onReady'))
  }

  const addTabBar = (opened: Opened) => {
    const bar = views.mount(TAB_BAR, 'wx-custom-tab-bar', opened.host)
    opened.roots.push(bar)
    const instance = instanceOf(bar, opened.path, {})
    opened.page.getTabBar = () => instance
  }

  const show = (opened: Opened) => {
    sheet.textContent = `${bundle.styles.app ?? ''}\n${bundle.styles[opened.path] ?? ''}`
    opened.host.hidden = false
    scrollTo(0, opened.scrolledTo)
    call(opened.page, 'onShow')
    for (const root of opened.roots) root.getComponent().triggerPageLifetime('show', [])
  }

  const hide = (opened: Opened) => {
    opened.scrolledTo = scrollY
    opened.host.hidden = true
    call(opened.page, 'onHide')
    for (const root of opened.roots) root.getComponent().triggerPageLifetime('hide', [])
  }

  const close = (opened: Opened) => {
    keptTabs.delete(opened.path)
    call(opened.page, 'onUnload')
    for (const root of opened.roots) root.release()
    opened.host.remove()
  }

  const top = () => stack.at(-1)

  return {
    stack,
    top,
    barsOfTabs: () =>
      new Set([...keptTabs.values()].flatMap(({ page }) => (page.getTabBar as Hook)() ?? [])).size,
    obstacle: (path: string, way: Way) => site.obstacle(path, way, stack.length),
    navigateTo(path: string, query: Query) {
      const below = top()
      if (below) hide(below)
      open(path, query)
    },
    redirectTo(path: string, query: Query) {
      const replaced = stack.pop()
      if (replaced) close(replaced)
      open(path, query)
    },
    navigateBack(delta: number) {
      for (let left = Math.min(delta, stack.length - 1); left > 0; left--) close(stack.pop() as Opened)
      const uncovered = top()
      if (uncovered) show(uncovered)
    },
    switchTab(path: string) {
      const leaving = top()
      if (leaving?.path === path) return
      if (leaving && site.isTab(leaving.path)) hide(leaving)
      for (const opened of stack.splice(0).reverse()) if (!site.isTab(opened.path)) close(opened)
      const kept = keptTabs.get(path)
      if (!kept) return open(path, {})
      stack.push(kept)
      show(kept)
    },
    scrolled() {
      const shown = top()
      if (shown) call(shown.page, 'onPageScroll', { scrollTop: scrollY })
    },
    /** What the page on top is sent on as: where it leads must be a page of this mini-program. */
    share() {
      const shown = top()
      if (!shown) return
      const card = call(shown.page, 'onShareAppMessage', { from: 'button' }) as Shared | undefined
      const [path = ''] = (card?.path ?? '').replace(/^\//, '').split('?')
      if (!card?.title || site.obstacle(path, 'reLaunch', 0))
        fault(shown.path, `shared as ${JSON.stringify(card)}`)
      else shared.push(card)
    },
    shared,
    reLaunch(path: string, query: Query) {
      for (const opened of new Set([...stack.splice(0), ...keptTabs.values()])) close(opened)
      open(path, query)
    },
  }
}

export type Pages = ReturnType<typeof createPages>
