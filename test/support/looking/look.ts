import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../browser.js'
import { startDemo } from '../demo.js'
import type { LocalServer } from '../server.js'
import type { LookedAtPage } from './pages.js'
import { AGENCY_SECRET, findDemoShop, openEmptyShop, openHardShop } from './shops.js'
import { type Looking, lookAt, openEyes, type Size, type State } from './states.js'

/** Opens the shops to look at, on one server, in one browser, for a test's file; answers how to look. */
export const openTheHouse = () => {
  let server: LocalServer
  let browser: Browser
  let looking: Looking
  const eyes = new Map<string, Promise<Page>>()
  const broken: string[] = []

  beforeAll(async () => {
    server = await startDemo({ AGENCY_SECRET })
    const { origin } = server
    const demo = await findDemoShop(origin)
    looking = { origin, demo, empty: await openEmptyShop(origin), hard: await openHardShop(origin) }
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const openPage = async (size: Size, state: State) => {
    const page = await (await openEyes(browser, size, state)).newPage()
    page.on('pageerror', (error) => broken.push(error.message))
    return page
  }

  return {
    /** A page as it is in this state; one window for each size and state, so take one look at a time with each. */
    async look(looked: LookedAtPage, state: State, size: Size) {
      const key = `${size} ${state}`
      const opening = eyes.get(key) ?? openPage(size, state)
      eyes.set(key, opening)
      const page = await opening
      await lookAt(page, looking, looked, state).catch((error: Error) => {
        throw new Error(`${error.message}\nThe server said: ${server.output().slice(-1000)}`)
      })
      return page
    },
    /** What broke in any page's own code so far. */
    broken,
  }
}
