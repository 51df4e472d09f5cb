import type { Browser, Page, Route } from 'playwright-core'
import { openPhone } from '../support/browser.js'
import { BUILT_ORIGIN, bridgeTo } from './bridge.js'
import { handsOn } from './hands.js'
import { harnessFile } from './harness-files.js'
import type { Bundle, Journal, Phone, Shared } from './phone/contract.js'

const HARNESS = 'http://phone.test'

export type MiniProgram = Awaited<ReturnType<typeof openMiniProgram>>

interface Opening {
  browser: Browser
  bundle: Bundle
  folder: string
  /** Where the API is; without one the phone has no network. */
  origin?: string
  person?: string
}

/** A phone in somebody's hand, with the compiled mini-program open on its first page. */
export const openMiniProgram = async ({
  browser,
  bundle,
  folder,
  origin = 'http://127.0.0.1:1',
  person = '',
}: Opening) => {
  const context = await openPhone(browser)
  const page = await context.newPage()
  /** Answers of 500 and above, and pictures that are not there. */
  const outages: string[] = []
  const outage = (words: string) => outages.push(words)
  await page.route(`${HARNESS}/**`, async (route) => {
    const file = await harnessFile({ bundle, folder }, pathOf(route))
    if (!file) outage(`404 ${pathOf(route)}`)
    await route.fulfill(file ?? { status: 404 })
  })
  await page.route(`${BUILT_ORIGIN}/**`, (route) => forward(route, origin, outage))
  for (const [name, act] of Object.entries(bridgeTo(origin, person, outage)))
    await page.exposeFunction(name, act)
  await leaveRoomForNotch(page)
  await page.goto(`${HARNESS}/index.html`)
  await page.waitForFunction('window.phone')
  const ask = <Answer>(question: (phone: Phone) => Answer): Promise<Answer> =>
    page.evaluate(`(${question})(window.phone)`)
  return {
    page,
    outages,
    hands: handsOn(page),
    journal: () => ask<Journal>((phone) => phone.journal),
    stack: () => ask<string[]>((phone) => phone.stack()),
    shared: () => ask<Shared[]>((phone) => phone.shared),
    barsOfTabs: () => ask<number>((phone) => phone.barsOfTabs()),
  }
}

// The bar at the foot of the phone, which pages must not stand under.
const leaveRoomForNotch = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34 } })
}

const pathOf = (route: Route) => new URL(route.request().url()).pathname

const forward = async (route: Route, origin: string, outage: (words: string) => void) => {
  const reply = await fetch(`${origin}${pathOf(route)}`).catch(() => undefined)
  if (!reply) return route.abort()
  if (!reply.ok) outage(`${reply.status} ${pathOf(route)}`)
  const contentType = reply.headers.get('content-type') ?? ''
  await route.fulfill({ status: reply.status, body: Buffer.from(await reply.arrayBuffer()), contentType })
}
