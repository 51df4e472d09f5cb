import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

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

const phoneOf = async (person: string, path: string) => {
  const context = await openPhone(browser)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}/?as=${person}#${path}`)
  return { page, close: () => context.close() }
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const field = (page: Page, label: string) =>
  page.getByLabel(label).filter({ visible: true }).locator('input').first()

type Listed = { personId: string; name: string; visits: number; phoneTail: string | null }
const findRegular = async () => {
  const manager = await signIn(server.origin, 'manager')
  const { storeId } = (await manager.get('/me')).body.staff[0]
  const guests: Listed[] = (await manager.get(`/stores/${storeId}/guests`)).body.items
  const regular = guests.find(({ visits, phoneTail }) => visits >= 3 && phoneTail)
  if (!regular) throw new Error('no regular among the latest guests')
  return { storeId, regular }
}

it('a manager reads a guest as a whole, gives a tag, and sees the number, which the owner reads about', async () => {
  const { storeId, regular } = await findRegular()
  const guest = `/merchant/guest/index?personId=${regular.personId}&storeId=${storeId}`
  const { page, close } = await phoneOf('manager', guest)
  await words(page, `${regular.visits} 次`).waitFor()
  await words(page, /^差不多每.*来一次/).waitFor()
  await page.getByRole('img', { name: /近六个月来过的次数.*11 月 \d 次/ }).waitFor()
  await words(page, '领了').or(words(page, '订了座')).first().waitFor()

  await button(page, '贴标签').click()
  await field(page, '新写一个').fill('不吃香菜')
  await button(page, `写上「不吃香菜」，贴给${regular.name}`).click()
  await button(page, '不吃香菜').waitFor()
  await button(page, '关上').click()
  await page.locator('.guest-tag-row .tag', { hasText: '不吃香菜' }).waitFor()

  await button(page, /看完整号码，会记下来/).click()
  await button(page, new RegExp(`^1\\d\\d \\d{4} ${regular.phoneTail}.*打电话`)).waitFor()
  await page.reload()
  await button(page, new RegExp(`\\*{4} ${regular.phoneTail}`)).waitFor()
  await page.locator('.guest-tag-row .tag', { hasText: '不吃香菜' }).waitFor()
  await button(page, '贴标签').click()
  await button(page, '不吃香菜').click()
  await page.locator('.guest-tag-row .tag', { hasText: '不吃香菜' }).waitFor({ state: 'detached' })
  await close()

  const owner = await phoneOf('owner', '/merchant/actions/index')
  await words(owner.page, /看了客人的手机号/).waitFor()
  await owner.close()
}, 120_000)

it('an owner writes a tag that comes by itself, changes it, and takes it away', async () => {
  const { page, close } = await phoneOf('owner', '/merchant/shop/index')
  await button(page, /^标签/).click()
  await words(page, '60 天没来就贴上').waitFor()
  await button(page, '写一个标签').click()
  await field(page, '标签上写').fill('老熟人')
  await page.getByRole('tab', { name: '自动贴上' }).click()
  await field(page, '来过几次').fill('0')
  await words(page, '填 1 到 999 之间的数。').waitFor()
  await field(page, '来过几次').fill('3')
  await button(page, '写上「老熟人」').click()
  await button(page, /老熟人.*来过 3 次就贴上/s).click()
  await field(page, '来过几次').fill('4')
  await button(page, '就这么改').click()
  await button(page, /老熟人.*来过 4 次就贴上/s).click()
  await button(page, '拿掉这个标签').click()
  await button(page, '拿掉「老熟人」').click()
  await words(page, '老熟人').waitFor({ state: 'detached' })
  await close()
}, 120_000)

it('nothing went wrong on any of these pages', () => expect(faults).toEqual([]))
