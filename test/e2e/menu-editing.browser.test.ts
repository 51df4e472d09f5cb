import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

const DISH = '陈年花雕醉鸡配三年陈酿桂花酒一只半份装加料版大份'

let server: LocalServer
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  await makeManagerOfBoth()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The menu is both stores', so it takes somebody who manages both. */
const makeManagerOfBoth = async () => {
  const [owner, manager] = [await signIn(server.origin, 'owner'), await signIn(server.origin, 'manager')]
  const { storeId: riverside } = (await manager.get('/me')).body.staff[0]
  const { stores } = (await owner.get('/merchants/wangjiang/storefront')).body
  const other = stores.find(({ id }: { id: string }) => id !== riverside)
  const { code } = (await owner.post(`/stores/${other.id}/invites`, { role: 'manager' })).body
  await manager.post('/me/posts', { code })
}

const phoneOf = async (person: string, path: string): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await openPhone(browser)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}/?as=${person}#${path}`)
  return { page, context }
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).locator('input').filter({ visible: true }).first()
const switchOf = (page: Page, dish: string) =>
  page
    .getByRole('switch', { name: `${dish}，今天售罄` })
    .filter({ visible: true })
    .first()

describe.sequential('what staff put up, guests see', () => {
  it('a manager adds a category and a dish; what is missing is said at its field', async () => {
    const { page, context } = await phoneOf('manager', '/merchant/shop/index')
    await words(page, '今天售罄、改价').click()
    await button(page, '加一类').click()
    await field(page, '名字').fill('热菜')
    await button(page, '加上这一类').click()
    await words(page, '这个名字已经有了').waitFor()
    await field(page, '名字').fill('醉货')
    await button(page, '加上这一类').click()
    await words(page, '这一类还没有菜').waitFor()

    await button(page, '加一道菜').click()
    await button(page, '把这道菜放上菜单').click()
    for (const missing of ['菜名还没写', '价钱还没写', '放在哪一类']) await words(page, missing).waitFor()
    await field(page, '菜名').fill(DISH)
    await field(page, '价钱').fill('99999')
    await button(page, '返回').click()
    await button(page, '加一道菜').click()
    await expect.poll(() => field(page, '菜名').inputValue()).toBe(DISH)
    await button(page, '醉货').click()
    await button(page, '蛋').click()
    await button(page, '把这道菜放上菜单').click()
    await words(page, DISH).waitFor()
    await words(page, '¥99,999').waitFor()
    await context.close()
  })

  it('a clerk marks it sold out and takes it back; nothing else can be changed', async () => {
    const { page, context } = await phoneOf('clerk', '/merchant/dishes/index')
    await field(page, '找菜').fill('醉鸡')
    await switchOf(page, DISH).click()
    await expect.poll(() => switchOf(page, DISH).getAttribute('aria-checked')).toBe('true')
    await expect.poll(() => soldOutNow(DISH)).toBe(true)
    await switchOf(page, DISH).click()
    await expect.poll(() => soldOutNow(DISH)).toBe(false)
    expect(await page.getByRole('button', { name: /加一道菜|排一排|加一类/ }).count()).toBe(0)

    await context.setOffline(true)
    await switchOf(page, DISH).click()
    await words(page, '没改成').waitFor()
    expect(await switchOf(page, DISH).getAttribute('aria-checked')).toBe('false')
    await context.close()
  })

  it('a manager puts the new category first', async () => {
    const { page, context } = await phoneOf('manager', '/merchant/dishes/index')
    await button(page, '排一排').click()
    await page.getByRole('tab', { name: '排分类' }).filter({ visible: true }).first().click()
    const up = button(page, '醉货，往上')
    while ((await up.getAttribute('aria-disabled')) !== 'true') await up.click()
    await button(page, '就按这个顺序').click()
    await button(page, '排一排').waitFor()
    expect((await menuNow()).categories[0].name).toBe('醉货')
    await context.close()
  })

  it('a manager writes an offer; a guest sees dish and offer, and claims', async () => {
    const { page, context } = await phoneOf('manager', '/merchant/offers/index')
    await button(page, '写一张新券').click()
    await field(page, '满多少元').fill('100')
    await field(page, '减多少元').fill('120')
    await button(page, '写好了，放给客人领').click()
    await words(page, '减的比门槛还多').waitFor()
    await field(page, '减多少元').fill('21')
    await words(page, '满 100 减 21').waitFor()
    await button(page, '写好了，放给客人领').click()
    await button(page, /^满 100 减 21，领了 0/).waitFor()
    await context.close()

    const guest = await phoneOf('guest-menu-editing', '/pages/menu/index')
    await words(guest.page, DISH).waitFor()
    await words(guest.page, '¥99,999').waitFor()
    await guest.page.getByRole('tab', { name: '券' }).filter({ visible: true }).first().click()
    await button(guest.page, '领 ¥21：满 100 减 21').click()
    await button(guest.page, '出示 满 100 减 21').waitFor()
    await guest.context.close()
  })

  it('ended, it is claimed no more, and the voucher that was claimed is still good', async () => {
    const { page, context } = await phoneOf('manager', '/merchant/offers/index')
    await button(page, /^满 100 减 21，领了 1 · 用了 0/).click()
    await words(page, '已经有人领了 1 张').waitFor()
    await button(page, '收起这张券').click()
    await button(page, '收起，不再发').click()
    await words(page, '收起了，客人领不到').waitFor()
    await context.close()

    const late = await phoneOf('guest-too-late', '/pages/coupons/index')
    await words(late.page, '还能领').waitFor()
    expect(await late.page.getByText('满 100 减 21').count()).toBe(0)
    await late.context.close()

    const guest = await signIn(server.origin, 'guest-menu-editing')
    const voucher = (await guest.get('/me/vouchers')).body.items[0]
    const codes = (await guest.get(`/me/vouchers/${voucher.id}/codes`)).body
    const clerk = await signIn(server.origin, 'clerk')
    const { storeId } = (await clerk.get('/me')).body.staff[0]
    const code = codes.handle + codes.codes[0].code
    expect((await clerk.post(`/stores/${storeId}/validations`, { code })).status).toBe(201)
    const bill = { voucherId: voucher.id, billFen: 12_000 }
    expect((await clerk.post(`/stores/${storeId}/redemptions`, bill)).body.payableFen).toBe(9_900)
  })

  it('nothing broke on any page on the way', () => {
    expect(faults).toEqual([])
  })
})

const menuNow = async () => {
  const clerk = await signIn(server.origin, 'clerk')
  const { storeId } = (await clerk.get('/me')).body.staff[0]
  return (await clerk.get(`/stores/${storeId}/menu`)).body
}
const soldOutNow = async (name: string) => {
  type Dish = { name: string; soldOut: boolean }
  const { categories } = (await menuNow()) as { categories: { dishes: Dish[] }[] }
  return categories.flatMap(({ dishes }) => dishes).find((dish) => dish.name === name)?.soldOut
}
