import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { serveFonts } from '../fonts.js'
import type { LookedAtPage } from './pages.js'
import type { LookedAtShop } from './shops.js'

export const STATES = ['data', 'hard', 'empty', 'loading', 'failing', 'offline', 'large', 'dark'] as const
export type State = (typeof STATES)[number]

export const SIZES = { phone: { width: 390, height: 844 }, wide: { width: 1280, height: 800 } } as const
export type Size = keyof typeof SIZES

export type Looking = { origin: string; demo: LookedAtShop; empty: LookedAtShop; hard: LookedAtShop }

const LARGEST_TYPE = '23px'
const READS = /\/api\/(?!session|events)/
const FAULT = {
  error: {
    code: 'internal',
    message: '系统出了点问题，我们已经记下了，请稍后再试。',
    requestId: 'of-the-tests',
  },
}

/** A phone, or the web on a desk, that nobody has used yet. */
export const openEyes = async (browser: Browser, size: Size, state: State): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: SIZES[size],
    // A wide screen would be led to the switch between people.
    screen: SIZES.phone,
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: state === 'dark' ? 'dark' : 'light',
  })
  await serveFonts(context)
  // What one page left on the phone, another would show instead of waiting or failing.
  await context.addInitScript('try { localStorage.clear() } catch {}')
  if (state === 'large')
    await context.addInitScript(
      `addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '${LARGEST_TYPE}' })`,
    )
  // Whoever looks at a shop has walked into it; into a shop just opened nobody has.
  if (state === 'empty') await context.route('**/api/events', () => undefined)
  if (state === 'loading') await context.route(READS, () => undefined)
  if (state === 'failing') await context.route(READS, (route) => route.fulfill({ status: 500, json: FAULT }))
  if (state === 'offline') await context.route(/\/api\//, (route) => route.abort('internetdisconnected'))
  return context
}

/** Comes to a page as its person, and waits until it says what it has to say in this state. */
export const lookAt = async (page: Page, looking: Looking, looked: LookedAtPage, state: State) => {
  const shop = state === 'empty' || state === 'hard' ? looking[state] : looking.demo
  const path = looked.path.replace(/\{(\w+)\}/g, (_, name: string) => shop.ids[name] ?? '')
  await page.goto('about:blank')
  watch(page)
  await page.goto(`${looking.origin}/m/${shop.slug}?as=${looked.who}#${path}`)
  const sign = page.locator(landmark(looked, state)).filter({ visible: true }).first()
  await sign.waitFor({ timeout: 30_000 }).catch(async (error: Error) => {
    throw new Error(`${error.message}\nThe page says: ${await page.locator('body').allInnerTexts()}`)
  })
  await settle(page, state)
}

const landmark = ({ shows, empty, still }: LookedAtPage, state: State) => {
  const said = (words: string) => `text=${words}`
  if (still) return said(shows)
  if (state === 'empty') return said(empty)
  if (state === 'hard') return '.page-frame-main'
  if (state === 'loading') return '.skeleton'
  if (state === 'failing' || state === 'offline') return said('再试一次')
  return said(shows)
}

const STILL_MS = 80

/** Until no answer is on its way, and the faces and pictures are there. */
const settle = async (page: Page, state: State) => {
  if (state !== 'loading') await quiet(page)
  const waits = state === 'loading' || state === 'failing' || state === 'offline'
  if (!waits) await page.waitForFunction('!document.querySelector(".skeleton")')
  await page.waitForFunction('document.fonts.status === "loaded"')
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.waitForFunction(
    '[...document.images].every((image) => image.complete || image.loading === "lazy")',
    undefined,
    { timeout: 5_000 },
  )
}

/** Answers that are on their way to a page. */
const underway = new WeakMap<Page, Set<Request>>()

const watch = (page: Page) => {
  if (underway.has(page)) return
  const open = new Set<Request>()
  underway.set(page, open)
  page.on('request', (request) => READS.test(request.url()) && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

const quiet = async (page: Page) => {
  const until = Date.now() + 5_000
  for (let still = 0; still < STILL_MS && Date.now() < until; ) {
    await page.waitForTimeout(20)
    still = underway.get(page)?.size ? 0 : still + 20
  }
}
