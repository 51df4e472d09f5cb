import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

const GUEST = 'guest-of-the-day'
/** Two turns of looking again, and what a slow machine adds. */
const SEEN_WITHIN_MS = 30_000

let server: LocalServer
let browser: Browser
let guest: LocalGuest
let storeId: string
let context: BrowserContext
let page: Page
const faults: string[] = []
const looks: number[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  guest = await signIn(server.origin, GUEST)
  storeId = (await (await signIn(server.origin, 'clerk')).get('/me')).body.staff[0].storeId
  context = await openPhone(browser)
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => {
    if (reply.status() >= 500) faults.push(`${reply.status()} ${reply.url()}`)
    if (reply.url().includes(`/stores/${storeId}/reservations?`)) looks.push(reply.status())
  })
  await page.goto(`${server.origin}/?as=clerk#/merchant/today/index`)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const visit = (name: string) => page.locator('.visit').filter({ hasText: name, visible: true }).first()
const field = (label: string) => page.getByLabel(label).locator('input').filter({ visible: true }).first()

const bookTonight = async () => {
  const path = `/merchants/wangjiang/stores/${storeId}/availability?on=2026-11-25&partySize=2`
  const { slots } = (await guest.get(path)).body
  const slot = slots.find(({ freeTableIds }: { freeTableIds: string[] }) => freeTableIds.length > 0)
  const wish = { tableId: slot.freeTableIds[0], partySize: 2, startsAt: slot.startsAt }
  const contact = { contactName: '孟女士', contactPhone: '13812340001' }
  const { status, body } = await guest.post(`/stores/${storeId}/reservations`, { ...wish, ...contact })
  expect(status).toBe(201)
  return body
}
const statusNow = async () => (await guest.get('/me/reservations')).body.items[0].status

describe.sequential('a clerk’s evening, with 今天 open', () => {
  it('shows a booking that comes in and marks it as new, and nobody touches the page', async () => {
    await words('有新订座响一声').waitFor()
    await expect.poll(() => looks, { timeout: SEEN_WITHIN_MS }).toContain(304)
    await bookTonight()
    await visit('孟女士').waitFor({ timeout: SEEN_WITHIN_MS })
    expect(await visit('孟女士').textContent()).toContain('新')
  }, 90_000)

  it('seats the party, and takes it back within five seconds', async () => {
    await button(/孟女士 · 2 位，入座/).click()
    await expect.poll(statusNow).toBe('seated')
    await button(/^撤回：\d+ 已入座/).click()
    await expect.poll(statusNow).toBe('booked')
    await button(/孟女士 · 2 位，入座/).waitFor()
    expect((await guest.get('/me')).body.visits).toBe(0)
  })

  it('takes a seating back from its card once the five seconds are over', async () => {
    await button(/孟女士 · 2 位，入座/).click()
    await button(/^撤回：/).waitFor()
    await button(/^撤回：/).waitFor({ state: 'detached', timeout: 8_000 })
    await button(/孟女士 · 2 位，撤回/).click()
    await expect.poll(statusNow).toBe('booked')
    await button(/孟女士 · 2 位，入座/).waitFor()
  })

  it('writes down who calls, and finds the booking in the day', async () => {
    await button('记电话订座').click()
    await page.locator('.plan-table-free').filter({ visible: true }).first().click()
    await button(/^记下 今天/).click()
    await words('还差客人的电话，在最上面。').waitFor()
    await field('电话').fill('13812340002')
    await field('称呼').fill('赵女士')
    await button(/^记下 今天 \d\d:\d\d · 2 位 · \d+/).click()
    await words('记下了').waitFor()
    await words(/赵女士 · 尾号 0002/).waitFor()
    await button('回到今天').click()
    await visit('赵女士').waitFor()
    expect(await visit('赵女士').textContent()).toContain('电话')
  })

  it('redeems a voucher, takes it back, and takes the next one back from the list', async () => {
    const offer = (await guest.get('/merchants/wangjiang/offers')).body.items.find(
      ({ title }: { title: string }) => title === '满 200 减 30',
    )
    const { id } = (await guest.post(`/offers/${offer.id}/claims`, { storeId })).body
    const standing = async () => (await guest.get(`/me/vouchers/${id}`)).body.status
    const redeem = async () => {
      const { handle, codes } = (await guest.get(`/me/vouchers/${id}/codes`)).body
      await field('12 位券码').fill(handle + codes[0].code)
      await words('这张券能用').waitFor()
      await field('这桌账单').fill('318')
      await button('核销，减 ¥30').click()
      await words('核销好了').waitFor()
    }
    await button(/扫券/).click()
    await redeem()
    expect(await standing()).toBe('spent')
    await button('撤回：核销了 满 200 减 30').click()
    await words('撤回了').waitFor()
    expect(await standing()).toBe('live')

    await button('再核一张').click()
    // A code serves once, so the guest's phone shows the next one.
    await page.waitForTimeout(31_000)
    await redeem()
    await button('再核一张').click()
    await button('撤回 满 200 减 30 · 孟女士').click()
    await button('撤回核销，还给客人').click()
    await expect.poll(standing).toBe('live')
    await expect.poll(() => page.getByText('撤回了').filter({ visible: true }).count()).toBe(2)
  }, 90_000)

  it('nothing broke on the way', () => {
    expect(faults).toEqual([])
  })
})
