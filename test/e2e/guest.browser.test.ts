import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

const GUEST = 'guest-of-the-house'

let server: LocalServer
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A phone in somebody's hand, who answers what WeChat asks with `says`. */
const phoneOf = async (person: string, hash = '', says = true) => {
  const page = await (await openPhone(browser)).newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  page.on('dialog', (asked) => (says ? asked.accept() : asked.dismiss()))
  await page.goto(`${server.origin}/?as=${person}${hash}`)
  return page
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const guest = () => signIn(server.origin, GUEST)

const bookOnFriday = async (page: Page) => {
  await page.getByRole('tab', { name: /周五/ }).first().click()
  await page.locator('.plan-table-free').filter({ visible: true }).first().click()
  await button(page, /^订 周五 .+ · 2 位/).click()
}

describe.sequential('what a guest meets', () => {
  it('likes a dish, which makes a fan, and finds it under 想吃的菜', async () => {
    const page = await phoneOf(GUEST, '#/pages/menu/index')
    await button(page, '想吃外婆红烧肉').click()
    await expect.poll(async () => (await (await guest()).get('/me')).body.isFan).toBe(true)
    await page.getByRole('tab', { name: '我的' }).first().click()
    await words(page, '1 道').waitFor()
    await words(page, '想吃的菜').click()
    await words(page, '外婆红烧肉').waitFor()
    await button(page, '想吃外婆红烧肉').click()
    await words(page, '还没有想吃的菜').waitFor()
    await page.context().close()
  })

  it('is no member for having closed WeChat’s sheet, and everything stays usable', async () => {
    const page = await phoneOf(GUEST, '#/pages/membership/index', false)
    await button(page, '同意说明，用微信手机号加入').click()
    await words(page, '没给手机号也没关系，别的都能照常用。').waitFor()
    expect((await (await guest()).get('/me')).body.memberSince).toBeNull()
    await page.context().close()
  })

  it('joins with the phone that WeChat gives, having the terms before their eyes', async () => {
    const page = await phoneOf(GUEST, '#/pages/me/index')
    await button(page, '成为会员').click()
    await words(page, '成为会员不花钱。想退出，随时在「你的信息，你说了算」里退。').waitFor()
    await button(page, '同意说明，用微信手机号加入').click()
    await words(page, '你是望江小馆的会员了').waitFor()
    const me = (await (await guest()).get('/me')).body
    expect(me.phoneMasked).toMatch(/^139 \*{4} \d{4}$/)
    expect((await (await guest()).get('/me/consents')).body.items).toMatchObject([{ given: true }])
    await page.context().close()
  })

  it('books without typing a number, allows the reminder, and WeChat’s word of it reaches the ledger', async () => {
    const page = await phoneOf(GUEST, '#/pages/booking/index')
    await bookOnFriday(page)
    await words(page, '订好了，周五见').waitFor()
    await button(page, '开席前两小时提醒我').click()
    await words(page, '会提醒你').waitFor()
    expect((await (await guest()).get('/me/grants')).body.items).toContainEqual({
      ...{ kind: 'reservationReminder', left: 1 },
    })
    await page.context().close()
  })

  it('who refuses the reminder is not asked again', async () => {
    const page = await phoneOf('guest-who-refuses', '#/pages/booking/index', false)
    await bookOnFriday(page)
    await page.getByLabel('手机号').locator('input').first().fill('13812346628')
    await button(page, '留下手机号，订好').click()
    await button(page, '开席前两小时提醒我').click()
    await words(page, '这次不提醒。改主意了，明天再来点').waitFor()
    await page.reload()
    await words(page, '这次不提醒。改主意了，明天再来点').waitFor()
    expect(await button(page, '开席前两小时提醒我').count()).toBe(0)
    await page.context().close()
  })

  it('sends a dish on, and a friend who opens the link sees that dish and the way to a table', async () => {
    const page = await phoneOf(GUEST, '#/pages/menu/index')
    await words(page, '清蒸江鲈').click()
    await button(page, '看大图，发给朋友').click()
    await button(page, '发给朋友看看').waitFor()
    const shared = new URL(page.url()).hash
    await page.context().close()

    const friend = await phoneOf('guest-friend', shared)
    await words(friend, '清蒸江鲈').waitFor()
    await words(friend, '¥98').waitFor()
    await button(friend, '订座来吃').click()
    await words(friend, '挑一张桌').waitFor()
    await friend.context().close()
  })

  it('a link to what is no longer there says so, with one way on', async () => {
    const nothing = '0'.repeat(32)
    const dish = await phoneOf('guest-friend', `#/pages/dish/index?id=dsh_${nothing}`)
    await words(dish, '这道菜不在菜单上了').waitFor()
    await button(dish, '看整本菜单').click()
    await words(dish, '招牌').waitFor()
    await dish.context().close()
    const offer = await phoneOf('guest-friend', `#/pages/coupons/index?offer=off_${nothing}`)
    await words(offer, '这张券停领了').waitFor()
    await offer.context().close()
  })

  it('leaves membership again, and the shop no longer has the number', async () => {
    const page = await phoneOf(GUEST, '#/pages/privacy/index')
    await button(page, '退出会员').click()
    await button(page, '退出会员，不留手机号').click()
    await words(page, '退出了会员').waitFor()
    expect((await (await guest()).get('/me')).body).toMatchObject({ memberSince: null, phoneMasked: null })
    await page.context().close()
  })

  it('nothing broke on any page on the way', () => {
    expect(faults).toEqual([])
  })
})
