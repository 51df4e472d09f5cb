import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { DEMO_AT } from '../support/demo-template.js'
import { type PostgresServer, startPostgres } from '../support/embedded-postgres.js'
import { type LocalServer, startServer } from '../support/server.js'

const SLUG = 'shen'
const key = () => randomBytes(32).toString('base64')
const settings = {
  SHUKE_SEALING_KEYS: `t:${key()}`,
  SHUKE_LOOKUP_KEY: key(),
  SHUKE_TOKEN_KEY: key(),
  CRON_SECRET: key(),
}

let postgres: PostgresServer
let server: LocalServer
let browser: Browser
let ownerCode: string
let clerkCode: string
const faults: string[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  const databaseUrl = await postgres.createDatabase('whole_shop')
  ownerCode = await openMerchant(databaseUrl)
  server = await startServer({ at: DEMO_AT, databaseUrl, env: settings })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await postgres?.close()
  expect(faults).toEqual([])
})

/** What an agency types; answers the owner's code. */
const openMerchant = async (databaseUrl: string) => {
  const words = ['--name', '沈家面馆', '--slug', SLUG, '--appid', 'wx0123456789abcdef', '--store', '总店']
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'open-merchant', '--', ...words], {
    env: { ...process.env, ...settings, DATABASE_URL: databaseUrl, WECHAT_SECRET: 's'.repeat(32) },
  })
  return /: ([0-9A-Z]{10})\n$/.exec(stdout)?.[1] ?? ''
}

const phoneOf = async (person: string, path: string): Promise<Page> => {
  const page = await (await openPhone(browser)).newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}/m/${SLUG}?as=${person}#${path}`)
  return page
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).locator('input, textarea').filter({ visible: true }).first()

const takePost = async (page: Page, code: string, name: string) => {
  await button(page, /在店里上班/).click()
  await field(page, '邀请码').fill(code)
  await field(page, '称呼').fill(name)
  await button(page, '用这个码上岗').click()
  await button(page, /我在店里上班/).click()
}

const aPhotograph = () =>
  sharp({ create: { width: 900, height: 900, channels: 3, background: '#c93f22' } })
    .jpeg()
    .toBuffer()

const choosePicture = async (page: Page, label: string) => {
  const choosing = page.waitForEvent('filechooser')
  await button(page, `${label}，拍一张或选一张`).click()
  await (await choosing).setFiles({ name: '面.jpg', mimeType: 'image/jpeg', buffer: await aPhotograph() })
  await button(page, `${label}，换一张`).waitFor()
}

describe.sequential('promise 1: from an empty database to the first guest, only through the product', () => {
  it('the owner takes the shop over with the code of the agency, and says where it is', async () => {
    const page = await phoneOf('laoban', '/pages/me/index')
    await takePost(page, ownerCode, '沈老板')
    await page.getByRole('tab', { name: '店里' }).filter({ visible: true }).first().click()
    await button(page, /^门店资料/).click()
    await field(page, '电话').fill('0571-8800 1180')
    await field(page, '地址').fill('河坊街 3 号')
    await button(page, '就这样给客人看').click()
    await words(page, '存好了').waitFor()
    await page.context().close()
  })

  it('writes when the kitchen serves', async () => {
    const page = await phoneOf('laoban', '/merchant/hours/index')
    await button(page, /^每天/).click()
    await page.getByRole('switch', { name: '休息' }).filter({ visible: true }).click()
    await button(page, /^再加/).click()
    await button(page, '每天就这样开').click()
    await button(page, '就按这个时间开门').click()
    await words(page, '存好了').waitFor()
    await page.context().close()
  })

  it('writes the menu, with a photograph', async () => {
    const page = await phoneOf('laoban', '/merchant/dishes/index')
    await button(page, '加第一类').click()
    await field(page, '名字').fill('面')
    await button(page, '加上这一类').click()
    await words(page, '这一类还没有菜').waitFor()
    await button(page, '加一道菜').click()
    await field(page, '菜名').fill('片儿川')
    await field(page, '价钱').fill('22')
    await choosePicture(page, '照片')
    await button(page, '把这道菜放上菜单').click()
    await words(page, '片儿川').waitFor()
    await page.context().close()
  })

  it('puts tables into the room by tapping', async () => {
    const page = await phoneOf('laoban', '/merchant/tables/index')
    await words(page, '还没有桌。').waitFor()
    for (const count of [1, 2, 3]) {
      await button(page, '加一张').click()
      await button(page, `把 ${count} 张桌摆好`).waitFor()
    }
    await button(page, '把 3 张桌摆好').click()
    await words(page, '存好了').waitFor()
    await page.context().close()
  })

  it('writes the first offer, and a code for a clerk', async () => {
    const page = await phoneOf('laoban', '/merchant/offers/index')
    await button(page, '写一张新券').click()
    await field(page, '满多少元').fill('100')
    await field(page, '减多少元').fill('10')
    await button(page, '写好了，放给客人领').click()
    await button(page, /^满 100 减 10，领了 0/).waitFor()
    await page.goto(`${server.origin}/m/${SLUG}#/merchant/staff/index`)
    await button(page, '请一位新同事').click()
    await button(page, /写一个请总店店员的邀请码/).click()
    clerkCode = (await page.locator('.invite-code').filter({ visible: true }).textContent()) ?? ''
    expect(clerkCode).toMatch(/^[0-9A-Z]{10}$/)
    await page.context().close()
  })

  it('the first guest sees the dish with its photograph, takes the offer and books', async () => {
    const page = await phoneOf('first', '/pages/menu/index')
    await words(page, '片儿川').waitFor()
    const drawn =
      '[...document.images].some((image) => /pictures\\/mer_/.test(image.src) && image.naturalWidth > 0)'
    await page.waitForFunction(drawn)
    await page.goto(`${server.origin}/m/${SLUG}#/pages/coupons/index`)
    await button(page, '领 ¥10：满 100 减 10').click()
    await button(page, '出示 满 100 减 10').waitFor()
    await page.goto(`${server.origin}/m/${SLUG}#/pages/booking/index`)
    await page.getByRole('tab', { name: /周五/ }).filter({ visible: true }).first().click()
    await page
      .getByRole('tab', { name: /^18:30/ })
      .filter({ visible: true })
      .first()
      .click()
    await page.locator('.plan-table-free').filter({ visible: true }).first().click()
    await button(page, /^订 周五 18:30 · 2 位/).click()
    await field(page, '手机号').fill('13812346628')
    await field(page, '称呼').fill('陈女士')
    await button(page, '留下手机号，订好').click()
    await words(page, /订好了/).waitFor()
    await page.context().close()
  })

  it('the clerk comes to work with the code, and finds the booking', async () => {
    const page = await phoneOf('xiaozhou', '/pages/me/index')
    await takePost(page, clerkCode, '小周')
    await page.getByRole('tab', { name: '后天' }).filter({ visible: true }).first().click()
    await words(page, '陈女士 · 2 位').waitFor()
    await page.context().close()
  })
})
