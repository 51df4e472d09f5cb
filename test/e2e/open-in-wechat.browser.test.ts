import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { launchBrowser } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { serveFonts } from '../support/fonts.js'
import type { LocalServer } from '../support/server.js'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const DESK = { viewport: { width: 1280, height: 800 } }
const IN_WECHAT = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50`

let server: LocalServer
let browser: Browser

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The pages as production serves them: nobody stands in for WeChat. */
const openPage = async (path: string, options: BrowserContextOptions = PHONE) => {
  const context = await browser.newContext({ ...options, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await serveFonts(context)
  await context.route('**/_local/**', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await context.route('https://wxaurl.cn/**', (route) => route.fulfill({ body: '微信打开了' }))
  const page = await context.newPage()
  await page.goto(`${server.origin}/m/${DEMO_SLUG}#${path}`)
  return page
}

const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const sheet = (page: Page) => page.getByRole('dialog', { name: '在微信里继续' })

describe('on the web, without WeChat', () => {
  it('home, menu, a dish and coupons are there to be read', async () => {
    const page = await openPage('/pages/home/index')
    for (const text of ['望江小馆', '满 200 减 30', '外婆红烧肉']) await words(page, text).waitFor()
    await page.getByRole('tab', { name: '菜单' }).first().click()
    await page.locator('.menu-category-dish', { hasText: '清蒸江鲈' }).click()
    await words(page, '¥98').waitFor()
    await page.goto(`${server.origin}/m/${DEMO_SLUG}#/pages/coupons/index`)
    await words(page, '满 200 减 30').waitFor()
    expect(await sheet(page).count()).toBe(0)
    await page.context().close()
  })

  it('a claim leads a phone into WeChat, by a link of its own for each tap', async () => {
    const page = await openPage('/pages/coupons/index')
    await button(page, /领.*满 200 减 30/).click()
    const made = page.waitForRequest('**/links')
    await button(page, '去微信里打开').click()
    expect((await made).postDataJSON()).toMatchObject({ page: 'coupons' })
    await page.waitForURL('https://wxaurl.cn/**')
    await page.context().close()
  })

  it('a booking does, before it asks for a phone number', async () => {
    const page = await openPage('/pages/booking/index')
    await page.locator('.plan-table-free').filter({ visible: true }).first().click()
    await button(page, /^订 .+ · 2 位 · \d+/).click()
    await sheet(page).waitFor()
    await page.context().close()
  })

  it.each([
    '/pages/me/index',
    '/pages/booked/index?id=rsv_1',
    '/pages/coupon/index?id=vch_1',
    '/merchant/today/index',
    '/merchant/shop/index',
  ])('%s says where one is known, and leads there', async (path) => {
    const page = await openPage(path)
    await words(page, '请在微信里打开').waitFor()
    await button(page, '在微信里打开').click()
    await button(page, '去微信里打开').waitFor()
    await page.context().close()
  })

  it('says what to search for where WeChat has not approved the mini-program', async () => {
    const page = await openPage('/pages/me/index')
    await page.route('**/links', (route) =>
      route.fulfill({ status: 503, json: { error: { code: 'wechat_unavailable', message: '忙' } } }),
    )
    await button(page, '在微信里打开').click()
    await button(page, '去微信里打开').click()
    await words(page, '打开微信，搜「望江小馆」').waitFor()
    await page.context().close()
  })

  it('shows the code to hold inside of WeChat’s own browser', async () => {
    const page = await openPage('/pages/me/index', { ...PHONE, userAgent: IN_WECHAT })
    await button(page, '在微信里打开').click()
    await words(page, '长按识别').waitFor()
    await page.context().close()
  })
})

describe('on a desk, without WeChat', () => {
  it('the pages stand as a column with everything inside it, and a code is there to scan', async () => {
    const page = await openPage('/pages/me/index', DESK)
    await button(page, '在微信里打开').click()
    await words(page, '用微信扫一扫').waitFor()
    const code = page.locator('.open-in-wechat-code img')
    await expect
      .poll(() => code.evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(0)
    const edges = await page.evaluate(
      `['.page-frame', '.tab-bar', '.sheet'].map((part) => {
        const { left, width } = document.querySelector(part).getBoundingClientRect()
        return [left, width]
      })`,
    )
    expect(edges).toEqual(Array(3).fill([420, 440]))
    await page.context().close()
  })
})

describe('a sheet under the keyboard', () => {
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()')
  const inside = (page: Page) =>
    page.evaluate<boolean>(`document.querySelector('[role=dialog]').contains(document.activeElement)`)

  it('keeps the focus, closes on Escape, and gives the focus back', async () => {
    const page = await openPage('/pages/me/index')
    await button(page, '在微信里打开').focus()
    await page.keyboard.press('Enter')
    await sheet(page).waitFor()
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(key)
      await expect.poll(() => inside(page), { message: key }).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => sheet(page).count()).toBe(0)
    expect(await focused(page)).toBe('在微信里打开')
    await page.context().close()
  })

  it('takes the focus back from a button that went away', async () => {
    const page = await openPage('/pages/me/index')
    await page.route('**/links', (route) =>
      route.fulfill({ status: 503, json: { error: { code: 'wechat_unavailable', message: '忙' } } }),
    )
    await button(page, '在微信里打开').click()
    await button(page, '去微信里打开').press('Enter')
    await words(page, '打开微信，搜「望江小馆」').waitFor()
    await expect.poll(() => inside(page)).toBe(true)
    await page.context().close()
  })
})
