import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

let server: LocalServer
let browser: Browser
let manager: LocalGuest
let storeId: string
const contexts: BrowserContext[] = []
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  manager = await signIn(server.origin, 'manager')
  storeId = (await manager.get('/me')).body.staff[0].storeId
}, 120_000)
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  expect(faults).toEqual([])
})

const phoneOf = async (person: string, path: string) => {
  const context = await openPhone(browser)
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.origin}/?as=${person}#${path}`)
  return page
}

const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const field = (page: Page, label: string) => page.getByLabel(label).locator('input, textarea').first()

/** A tap on the plan, at a point of its own measure. */
const tapPlan = async (page: Page, x: number, y: number, plan: { width: number; height: number }) => {
  const floor: Locator = page.locator('#plan-canvas-floor').filter({ visible: true })
  const box = await floor.boundingBox()
  if (!box) throw new Error('no plan')
  await floor.click({ position: { x: (x / plan.width) * box.width, y: (y / plan.height) * box.height } })
}

describe.sequential('a manager at 390×844', () => {
  it('writes the notice and where the store is, and a guest reads it', async () => {
    const page = await phoneOf('manager', '/merchant/profile/index')
    await field(page, '公告，首页上的一句话').fill('桂花酒开坛了')
    await field(page, '链接').fill('https://uri.amap.com/marker?position=120.155,30.25')
    await button(page, '就这样给客人看').click()
    await words(page, '存好了').waitFor()
    const { body } = await manager.get(`/stores/${storeId}/profile`)
    expect(body).toMatchObject({ notice: '桂花酒开坛了', latitude: 30.25, longitude: 120.155 })
    const guest = await phoneOf('guest-reads', '/pages/home/index')
    await words(guest, '桂花酒开坛了').waitFor()
  })

  it('changes the hours of some days, closes one and opens one late, and guests book by them', async () => {
    const page = await phoneOf('manager', '/merchant/hours/index')
    await button(page, /^每天/).click()
    for (const day of ['周一', '周二', '周三', '周四', '周日']) await button(page, day).click()
    await button(page, '晚市打烊 21:30').click()
    await button(page, '23 点').click()
    await button(page, '周五、周六就这样开').click()
    await words(page, '周五、周六').waitFor()

    await button(page, '加一个特别的日子').click()
    await page.getByRole('button', { name: '11 月 28 日', exact: true }).click()
    await page.getByRole('tab', { name: '换个时间' }).filter({ visible: true }).click()
    await button(page, '去掉午市').click()
    await button(page, '11 月 28 日这样开').click()
    await words(page, /11 月 28 日 周六/).waitFor()
    await button(page, '就按这个时间开门').click()
    await words(page, '存好了').waitFor()

    const guest = await signIn(server.origin, 'guest-hours')
    const slots = async (on: string) =>
      (await guest.get(`/merchants/wangjiang/stores/${storeId}/availability?partySize=2&on=${on}`)).body.slots
    const friday = await slots('2026-11-27')
    expect([friday[0].time, friday.at(-1).time]).toEqual(['11:00', '22:30'])
    expect((await slots('2026-11-28'))[0].time).toBe('17:00')
    expect((await slots('2026-11-26')).at(-1).time).toBe('20:30')
    const phone = await phoneOf('guest-hours', '/pages/booking/index')
    await phone.getByRole('tab', { name: /周五/ }).filter({ visible: true }).first().click()
    await phone
      .getByRole('tab', { name: /^22:30/ })
      .filter({ visible: true })
      .first()
      .waitFor()
  })

  it('hears of the bookings that new hours leave out', async () => {
    const guest = await signIn(server.origin, 'guest-late')
    const { tables } = (await manager.get(`/stores/${storeId}/floor-plan`)).body
    const startsAt = '2026-12-01T03:00:00.000Z'
    const wish = { partySize: 2, startsAt, contactPhone: '13812346628' }
    const table = tables.find((each: { partyMin: number }) => each.partyMin <= 2)
    expect((await guest.post(`/stores/${storeId}/reservations`, { ...wish, tableId: table.id })).status).toBe(
      201,
    )
    const page = await phoneOf('manager', '/merchant/hours/index')
    await button(page, '加一个特别的日子').click()
    await button(page, '下个月').click()
    await page.getByRole('button', { name: '12 月 1 日', exact: true }).click()
    await field(page, '为什么').fill('厨房检修')
    await button(page, '12 月 1 日不开门').click()
    await button(page, '就按这个时间开门').click()
    await words(page, /已订的 \d+ 桌还在.*记得打个电话.*12 月 1 日/).waitFor()
  })

  it('puts two tables down by tapping, names one, loses nothing by leaving, and a guest books one', async () => {
    const page = await phoneOf('manager', '/merchant/tables/index')
    await words(page, /点空格摆一张/).waitFor()
    await button(page, '屋子大小').click()
    for (let more = 0; more < 3; more++)
      await button(page.getByLabel('长', { exact: true }), '多一格').click()
    await button(page, '屋子好了').click()
    const terrace = { width: 358, height: 495 }
    await tapPlan(page, 60, 400, terrace)
    await tapPlan(page, 200, 400, terrace)
    await button(page, '把 13 张桌摆好').waitFor()
    await button(page, /^214号桌/).click()
    await field(page, '桌号').fill('露台')
    await page.getByRole('tab', { name: '圆桌' }).filter({ visible: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '靠窗' }).click()
    await button(page, '这张好了').click()

    await page.reload()
    await words(page, '上次改到一半的还在').waitFor()
    await button(page, '把 13 张桌摆好').click()
    await words(page, '存好了').waitFor()

    const guest = await phoneOf('guest-terrace', '/pages/booking/index')
    await guest.getByRole('tab', { name: /周五/ }).filter({ visible: true }).first().click()
    await guest
      .getByRole('tab', { name: /^18:30/ })
      .filter({ visible: true })
      .first()
      .click()
    await button(guest, /^露台号桌.*靠窗.*空$/).click()
    await button(guest, /^订 .+ 2 位 · 露台/).waitFor()
  })

  it('is told at the table why it cannot go, and at once when two would lie on each other', async () => {
    const { tables } = (await manager.get(`/stores/${storeId}/floor-plan`)).body
    const awaited = tables.find((table: { bookings: number }) => table.bookings > 0)
    const page = await phoneOf('manager', '/merchant/tables/index')
    await button(page, new RegExp(`^${awaited.label}号桌`)).click()
    await words(page, /桌订座等着它/).waitFor()
    expect(await button(page, '撤掉').getAttribute('aria-disabled')).toBe('true')
    await field(page, '桌号').fill('露台')
    await words(page, '已经有一张 露台 了').waitFor()
    await button(page, '这张好了').click()
    expect(await button(page, /张桌摆好$/).getAttribute('aria-disabled')).toBe('true')
  })

  it('keeps what was typed when there is no network', async () => {
    const page = await phoneOf('manager', '/merchant/profile/index')
    await field(page, '地址').fill('新地址 9 号')
    await page.context().setOffline(true)
    await button(page, '就这样给客人看').click()
    await words(page, /网络不太好/).waitFor()
    expect(await field(page, '地址').inputValue()).toBe('新地址 9 号')
    await page.context().setOffline(false)
    await button(page, '就这样给客人看').click()
    await words(page, '存好了').waitFor()
  })
})

it('an owner opens another store from 店里 and works there', async () => {
  const page = await phoneOf('owner', '/merchant/shop/index')
  await button(page, '再开一家店').click()
  await field(page, '店名').fill('西湖店')
  await button(page, '把西湖店开起来').click()
  await button(page, '西湖店，换一家店').waitFor()
  await button(page, /^桌位/).click()
  await words(page, '还没有桌。').waitFor()
  await tapPlan(page, 67, 67, { width: 360, height: 495 })
  await button(page, '把 1 张桌摆好').click()
  await words(page, '存好了').waitFor()
})
