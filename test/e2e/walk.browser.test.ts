import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import type { LocalServer } from '../support/server.js'

const CHANNEL = 'abcd2345'

type Logged = { name: string; sequence: number; storeId?: string; properties: Record<string, unknown> }

let server: LocalServer
let browser: Browser
let page: Page
const logged: Logged[] = []
const refused: unknown[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  page = await (await openPhone(browser)).newPage()
  page.on('dialog', (asked) => asked.accept())
  page.on('requestfinished', async (request) => {
    if (new URL(request.url()).pathname !== '/api/events') return
    logged.push(...request.postDataJSON().events)
    const answer = await request.response()
    if (answer) refused.push(...(await answer.json()).refused)
  })
  await page.goto(`${server.origin}/?as=guest-on-a-walk&channel=${CHANNEL}`)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const tab = (name: string) => page.getByRole('tab', { name }).filter({ visible: true }).first().click()
const button = (name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click()
const see = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()

/** Puts the browser to the back, or to the front again. */
const turn = (state: 'hidden' | 'visible') =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
    dispatchEvent(new Event('visibilitychange'))
  `)

/** What reached the server when the phone is put away. */
const put = async () => {
  await turn('hidden')
  await expect.poll(() => logged.filter(({ name }) => name === 'app_hidden').length).toBeGreaterThan(0)
  return logged.splice(0).sort((a, b) => a.sequence - b.sequence)
}
const named = (events: Logged[], name: string) =>
  events.filter((event) => event.name === name).map(({ properties }) => properties)

// The build says which it is.
const release = expect.stringMatching(/^\d+\.\d+\.\d+/)

describe.sequential('a walk through the pages leaves in the ledger', () => {
  it('where it came from, what was in sight for a second, and how long each page was looked at', async () => {
    await see('满 200 减 30')
    await page.waitForTimeout(2_500)
    await tab('菜单')
    await see('外婆红烧肉')
    await page.waitForTimeout(1_500)
    await tab('首页')
    await page.waitForTimeout(500)
    const events = await put()

    expect(named(events, 'app_opened')).toEqual([{ scene: 0, channel: CHANNEL, release }])
    expect(named(events, 'tapped')).toEqual([
      { what: 'tab.menu', page: 'home' },
      { what: 'tab.home', page: 'menu' },
    ])
    const views = named(events, 'page_viewed')
    expect(views.map((view) => view.page)).toEqual(['home', 'menu', 'home'])
    expect(views[0]?.seconds).toBeGreaterThanOrEqual(2)
    expect(views[2]?.seconds).toBeLessThanOrEqual(1)
    expect(events.filter(({ name }) => name === 'page_viewed').every(({ storeId }) => storeId)).toBe(true)

    const offers = named(events, 'offer_exposed').map(({ offerId }) => offerId)
    const dishes = named(events, 'dish_exposed').map(({ dishId }) => dishId)
    expect(offers.length).toBeGreaterThan(0)
    expect(new Set(offers).size).toBe(offers.length)
    const onTheMenu = await page.locator('.menu-category-dish').count()
    expect(dishes.length).toBeGreaterThan(0)
    expect(dishes.length).toBeLessThan(onTheMenu)
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
  })

  it('coming back, a search with the dish chosen from it, and never its words', async () => {
    await turn('visible')
    await tab('菜单')
    await page.getByLabel('找菜').locator('input').fill('江鲈')
    await page.waitForTimeout(1_500)
    await see('清蒸江鲈')
    await page.getByText('清蒸江鲈').filter({ visible: true }).first().click()
    await see('看大图，发给朋友')
    const events = await put()
    expect(named(events, 'app_shown')).toEqual([{ release }])
    expect(named(events, 'menu_searched')).toEqual([
      { length: 2, hits: 1, dishId: expect.stringMatching(/^dsh_/) },
    ])
    expect(named(events, 'dish_viewed')).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('江鲈')
  })

  it('the steps of a claim, a booking and a membership', async () => {
    await turn('visible')
    await page.goto(`${server.origin}/?as=guest-on-a-walk#/pages/coupons/index`)
    await button(/^领 ¥30/)
    await see(/领好了/)
    await page.goto(`${server.origin}/?as=guest-on-a-walk#/pages/booking/index`)
    await page.getByRole('tab', { name: /周五/ }).first().click()
    await page.locator('.plan-table-free').filter({ visible: true }).first().click()
    await button(/^订 周五 .+ · 2 位/)
    await page.getByLabel('手机号').locator('input').first().fill('13812346628')
    await button('留下手机号，订好')
    await see('订好了，周五见')
    await page.getByRole('link', { name: '成为会员' }).filter({ visible: true }).first().click()
    await button('同意说明，用微信手机号加入')
    await see('你是望江小馆的会员了')
    const events = await put()
    const steps = events.map(({ name }) => name).filter((name) => /^(booking|claim|membership)_/.test(name))
    expect(steps).toEqual([
      ...['claim_submitted', 'booking_started', 'booking_submitted'],
      ...['membership_started', 'membership_submitted'],
    ])
    expect(JSON.stringify(events)).not.toContain('13812346628')
  })

  it('nothing that the server refused', () => {
    expect(refused).toEqual([])
  })
})
