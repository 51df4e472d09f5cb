import type { Browser, Page, Route } from 'playwright-core'
import { openPhone } from '../support/browser.js'
import { BUILT_ORIGIN, bridgeTo } from './bridge.js'
import { handsOn } from './hands.js'
import { harnessFile } from './harness-files.js'
import type { Bridge, Bundle, Journal, Phone, Shared } from './phone/contract.js'

const HARNESS = 'http://phone.test'

export type MiniProgram = Awaited<ReturnType<typeof openMiniProgram>>

interface Logged {
  name: string
  properties: Record<string, unknown>
}

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
  /** What the person did, as it was sent to the ledger, and what of it the ledger did not want. */
  const logged: Logged[] = []
  const unwanted: string[] = []
  const bridge = bridgeTo(origin, person, outage)
  const send: Bridge['send'] = async (asked) => {
    const answered = await bridge.send(asked)
    if (asked.url === `${BUILT_ORIGIN}/api/events`) {
      logged.push(...JSON.parse(asked.body ?? '').events)
      unwanted.push(...JSON.parse(answered.text).refused.map(({ reason }: { reason: string }) => reason))
    }
    return answered
  }
  await page.route(`${HARNESS}/**`, async (route) => {
    const file = await harnessFile({ bundle, folder }, pathOf(route))
    if (!file) outage(`404 ${pathOf(route)}`)
    await route.fulfill(file ?? { status: 404 })
  })
  await page.route(`${BUILT_ORIGIN}/**`, (route) => forward(route, origin, outage))
  for (const [name, act] of Object.entries({ ...bridge, send })) await page.exposeFunction(name, act)
  await leaveRoomForNotch(page)
  await page.goto(`${HARNESS}/index.html`)
  await page.waitForFunction('window.phone')
  const ask = <Answer>(question: (phone: Phone) => Answer): Promise<Answer> =>
    page.evaluate(`(${question})(window.phone)`)
  return {
    page,
    outages,
    logged,
    unwanted,
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
