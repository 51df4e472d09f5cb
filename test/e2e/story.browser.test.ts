import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import { writeSmall } from '../support/looking/contact-sheet.js'
import type { LocalServer } from '../support/server.js'

const GUEST = 'guest-story'
const PICTURES = '.github/screenshots/story'

let server: LocalServer
let browser: Browser
let manager: LocalGuest
let riverside: string
let before: Record<string, { now: number }>
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  manager = await signIn(server.origin, 'manager')
  riverside = (await manager.get('/me')).body.staff[0].storeId
  before = (await manager.get(`/stores/${riverside}/overview?period=day`)).body.figures
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A phone in somebody's hand; whatever goes wrong on its pages is kept. */
const phoneOf = async (person: string, path = ''): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await openPhone(browser)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}/?as=${person}${path}`)
  return { page, context }
}

/** Counts what a thumb does. */
const thumb = () => {
  let taps = 0
  const tap = async (target: Locator) => {
    taps += 1
    await target.click()
  }
  return { tap, taps: () => taps }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()

const picture = async (page: Page, name: string) => {
  if (!process.env.SHUKE_SCREENSHOTS) return
  await page.waitForTimeout(600)
  await writeSmall(`${PICTURES}/${name}.webp`, await page.screenshot({ scale: 'css' }))
}

/** Addresses of pictures that were asked for and are not there; pictures further down wait to be asked for. */
const brokenPictures = (page: Page) =>
  page.evaluate<string[]>(
    '[...document.images].filter((i) => i.currentSrc && i.complete && i.naturalWidth === 0).map((i) => i.src)',
  )

describe.sequential('promise 1: the whole story at 390×844', () => {
  it('a guest looks: picture, open now, address, notice, offers, dishes with prices and sold-out', async () => {
    const { page, context } = await phoneOf(`${GUEST}-looking`)
    await words(page, '望江小馆').waitFor()
    for (const text of ['营业中', /滨江大道 118 号/, /江边放烟花/, '满 200 减 30', '外婆红烧肉', '¥58']) {
      await words(page, text).waitFor()
    }
    await page.waitForLoadState('networkidle')
    expect(await brokenPictures(page)).toEqual([])
    await picture(page, 'home')

    await page.getByRole('tab', { name: '菜单' }).first().click()
    for (const text of ['清蒸江鲈', '¥98', '今天售罄', '江鲜', '茶和酒']) await words(page, text).waitFor()
    await picture(page, 'menu')
    await context.close()
  })

  it('books a first table in at most 5 taps, sees it under 我的, and can cancel', async () => {
    const { page, context } = await phoneOf(`${GUEST}-canceling`)
    const { tap, taps } = thumb()
    await tap(button(page, /^订/))
    await words(page, '挑一张桌').waitFor()
    const table = page.locator('.plan-table-free').filter({ visible: true }).first()
    const label = await table.getAttribute('aria-label')
    expect(label).toMatch(/^\d+号桌 · \d+人桌 · 适合[\d–]+人/)
    await tap(table)
    await words(page, label?.replace(/ · 空$/, '') ?? '').waitFor()
    await tap(button(page, /^订 .+ · 2 位 · \d+/))
    const phone = page.getByLabel('手机号').locator('input').first()
    await tap(phone)
    await phone.fill('13812346628')
    await tap(button(page, '留下手机号，订好'))
    await words(page, /订好了/).waitFor()
    expect(taps()).toBeLessThanOrEqual(5)
    await words(page, /138 \*\*\*\* 6628/).waitFor()
    await picture(page, 'booked')

    await button(page, '返回').click()
    await page.getByRole('tab', { name: '我的' }).first().click()
    await words(page, /2 位/).click()
    await words(page, /不去了/).click()
    await button(page, '不去了，退掉这张桌').click()
    await words(page, /再订一次/).waitFor()
    const mine = await (await signIn(server.origin, `${GUEST}-canceling`)).get('/me/reservations')
    expect(mine.body.items.map((item: { status: string }) => item.status)).toEqual(['canceled'])
    await context.close()
  })

  it('shows the plan as it is for six on Friday', async () => {
    const { page, context } = await phoneOf(GUEST, '#/pages/booking/index')
    await page.getByRole('tab', { name: /周五/ }).first().click()
    for (let more = 0; more < 4; more++) await button(page, '多一位').click()
    await page
      .getByRole('tab', { name: /^18:30/ })
      .first()
      .click()
    await page.locator('.plan-table-free').filter({ visible: true }).first().click()
    await button(page, /^订 周五 18:30 · 6 位 · \d+/).waitFor()
    await picture(page, 'booking')
    await context.close()
  })

  it('claims an offer and has its code in at most 3 taps; the code renews', async () => {
    const { page, context } = await phoneOf(GUEST)
    const { tap, taps } = thumb()
    await tap(button(page, /满 200 减 30/))
    await tap(button(page, /领.*满 200 减 30/))
    await tap(button(page, '出示 满 200 减 30'))
    await words(page, /^\d{3} ?\d{3}/).waitFor()
    expect(taps()).toBeLessThanOrEqual(3)
    await picture(page, 'coupon')
    const shown = await codeOn(page)
    await expect.poll(() => codeOn(page), { timeout: 35_000 }).not.toBe(shown)
    expect((await codeOn(page)).slice(0, 6)).toBe(shown.slice(0, 6))
    await context.close()
  }, 90_000)

  it('a clerk types the code, sees its worth and whose it is, redeems it on the bill, and seats the party', async () => {
    const guest = await signIn(server.origin, GUEST)
    const booking = await bookTonight(guest)
    const voucher = (await guest.get('/me/vouchers')).body.items[0]
    const codes = (await guest.get(`/me/vouchers/${voucher.id}/codes`)).body

    const { page, context } = await phoneOf('clerk', '#/pages/me/index')
    await button(page, /我在店里上班/).click()
    await button(page, /陈女士.*入座/).waitFor()
    await picture(page, 'today')
    await button(page, new RegExp(`陈女士 · ${booking.partySize} 位，入座`)).click()
    await expect.poll(async () => (await guest.get('/me/reservations')).body.items[0].status).toBe('seated')

    await button(page, /扫券/).click()
    await page
      .getByLabel('12 位券码')
      .locator('input')
      .first()
      .fill(codes.handle + codes.codes[0].code)
    await words(page, '这张券能用').waitFor()
    await words(page, /陈女士/).waitFor()
    await page.getByLabel('这桌账单').locator('input').first().fill('318')
    await words(page, '¥ 288.00').waitFor()
    await picture(page, 'redeem')
    await button(page, '核销，减 ¥30').click()
    await button(page, /再核一张/).waitFor()
    expect((await guest.get(`/me/vouchers/${voucher.id}`)).body.status).toBe('spent')
    await context.close()
  })

  it('the manager sees it counted, and the guest as a timeline', async () => {
    const after = (await manager.get(`/stores/${riverside}/overview?period=day`)).body.figures
    const grown = (name: string) => after[name].now - (before[name]?.now ?? 0)
    expect({ visits: grown('visits'), fans: grown('fans'), bookings: grown('bookings') }).toEqual({
      visits: 1,
      fans: 2,
      bookings: 2,
    })
    expect({ claims: grown('claims'), redemptions: grown('redemptions') }).toEqual({
      claims: 1,
      redemptions: 1,
    })

    const { page, context } = await phoneOf('manager', '#/merchant/pulse/index')
    for (const text of ['到店', '新粉丝', '新会员', '订座', '领券', '核销', '来逛'])
      await words(page, text).waitFor()
    await picture(page, 'pulse')
    await page.getByRole('tab', { name: '客人' }).first().click()
    await words(page, '陈女士').click()
    for (const text of [/核销了「满 200 减 30」/, /入座/, /领了「满 200 减 30」/, /订了座/])
      await words(page, text).waitFor()
    await picture(page, 'guest')
    await context.close()
  })

  it('nothing broke on any page on the way', () => {
    expect(faults).toEqual([])
  })
})

const codeOn = async (page: Page) => {
  const shown = page
    .getByLabel(/^券码 \d{12}$/)
    .filter({ visible: true })
    .first()
  return ((await shown.getAttribute('aria-label')) ?? '').slice(-12)
}

const bookTonight = async (guest: LocalGuest) => {
  const path = `/merchants/wangjiang/stores/${riverside}/availability?on=2026-11-25&partySize=2`
  const { slots } = (await guest.get(path)).body
  const slot = slots.find(({ freeTableIds }: { freeTableIds: string[] }) => freeTableIds.length > 0)
  const wish = { tableId: slot.freeTableIds[0], partySize: 2, startsAt: slot.startsAt }
  const contact = { contactName: '陈女士', contactPhone: '13812346628' }
  return (await guest.post(`/stores/${riverside}/reservations`, { ...wish, ...contact })).body
}

describe('a wide screen', () => {
  it('stands the pages as a phone beside the switch between people', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(server.origin)
    for (const person of ['顾客', '店员', '店长', '老板'])
      await page.getByRole('button', { name: person }).waitFor()
    const phone = page.frameLocator('iframe')
    await phone.getByText('望江小馆').first().waitFor()
    expect((await page.locator('iframe').boundingBox())?.width).toBe(390)
    const opensAnew = page.waitForEvent('framenavigated', (frame) => frame.url().includes('as=clerk'))
    await page.getByRole('button', { name: '店员' }).click()
    await opensAnew
    await phone.getByRole('tab', { name: '我的' }).first().click()
    await phone.getByText('我在店里上班').first().waitFor()
    await context.close()
  })
})
