import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

const WALKER = 'guest-walker'
const STICKER = '三号桌的桌贴'
// The phone sends what it wrote down after ten seconds.
const SENT_WITHIN_MS = 30_000

let server: LocalServer
let browser: Browser
let manager: LocalGuest
let store: string
let printed: Buffer
let channelId: string
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  manager = await signIn(server.origin, 'manager')
  store = (await manager.get('/me')).body.staff[0].storeId
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  expect(faults).toEqual([])
})

const phoneOf = async (person: string, path: string, query = ''): Promise<Page> => {
  const page = await (await openPhone(browser)).newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  page.on('dialog', (asked) => asked.accept())
  await page.goto(`${server.origin}/?as=${person}${query}#${path}`)
  return page
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const storesOf = async () => (await manager.get('/merchants/wangjiang/storefront')).body.stores

/** What WeChat does with what its camera sees. */
const scan = async (picture: Buffer, person: string) => {
  const reply = await fetch(`${server.origin}/_local/scans?as=${person}`, {
    method: 'POST',
    body: new Uint8Array(picture),
  })
  return { status: reply.status, found: (await reply.json()) as { path: string; query: string } }
}

const figuresOf = async () => {
  const { body } = await manager.get(`/stores/${store}/channels/${channelId}`)
  return body.figures
}

describe.sequential('promise 5: from a code on a table to a member, and who they are is told by the code', () => {
  it('the manager makes a channel, and its code to print', async () => {
    const page = await phoneOf('manager', '/merchant/shop/index')
    await button(page, /^来源/).click()
    await button(page, '做一个新的来源').click()
    await button(page, /^桌贴$/).click()
    await page.getByLabel('名字', { exact: true }).locator('input').fill(STICKER)
    await button(page, '做一张桌贴的码').click()
    const code = page.locator('.channel-print-code img').first()
    await code.waitFor()
    printed = Buffer.from(((await code.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')
    channelId = /channelId=(chn_[0-9a-f]{32})/.exec(page.url())?.[1] ?? ''
    const saved = page.waitForEvent('download')
    await button(page, '把这张码下载下来').click()
    expect((await saved).suggestedFilename()).toBe(`望江小馆-${STICKER}.png`)
    await words(page, /下载好了/).waitFor()
    await page.context().close()
  })

  it('a guest scans it, claims an offer and becomes a member', async () => {
    const { found } = await scan(printed, WALKER)
    expect(found).toEqual({
      path: 'pages/home/index',
      query: expect.stringMatching(/^scene=c\.[2-9a-hjkmnp-z]{8}$/),
    })
    const page = await phoneOf(WALKER, `/${found.path}?${found.query}`)
    await words(page, '望江小馆').waitFor()
    await button(page, /满 200 减 30/).click()
    await button(page, /领.*满 200 减 30/).click()
    await button(page, '出示 满 200 减 30').waitFor()
    await page.evaluate(`location.hash = '#/pages/membership/index'`)
    await button(page, '同意说明，用微信手机号加入').click()
    await words(page, '你是望江小馆的会员了').waitFor()
    await expect
      .poll(async () => (await (await signIn(server.origin, WALKER)).get('/me')).body.memberSince, {
        timeout: 15_000,
      })
      .not.toBeNull()
    await expect.poll(figuresOf, { timeout: SENT_WITHIN_MS }).toMatchObject({ visitors: 1 })
    await page.context().close()
  }, 60_000)

  it('the channel shows one visitor, one fan and one member, and what each of them cost', async () => {
    expect(await figuresOf()).toMatchObject({ sessions: 1, visitors: 1, fans: 1, members: 1, visits: 0 })
    const page = await phoneOf('manager', '/merchant/channels/index')
    await button(
      page,
      new RegExp(`^${STICKER}，桌贴，来逛 1 · 新粉丝 1 · 新会员 1 · 到店 0，没记花费`),
    ).click()
    await button(page, '记一笔花费').click()
    await page.getByLabel('花了多少').locator('input').fill('88.5')
    await button(page, /^记上 11 月 25 日花了 ¥88.50$/).click()
    await words(page, '每位粉丝').waitFor()
    await words(page, '¥88.50').waitFor()
    await page.context().close()
  })

  it('the page of the guest tells the code they came by', async () => {
    const { personId } = (await (await signIn(server.origin, WALKER)).get('/me')).body
    const page = await phoneOf('manager', `/merchant/guest/index?personId=${personId}&storeId=${store}`)
    await words(page, new RegExp(`从「${STICKER}」来的`)).waitFor()
    await page.context().close()
  })

  it('the manager ends it and takes it up again; who still scans it counts', async () => {
    const page = await phoneOf('manager', `/merchant/channel/index?storeId=${store}&channelId=${channelId}`)
    await button(page, '收起这个来源').click()
    await button(page, '收起，不再贴了').click()
    await words(page, /收起了。码还贴着的话/).waitFor()
    const late = await phoneOf(
      `${WALKER}-late`,
      `/pages/home/index?${(await scan(printed, WALKER)).found.query}`,
    )
    await words(late, '望江小馆').waitFor()
    await expect.poll(figuresOf, { timeout: SENT_WITHIN_MS }).toMatchObject({ visitors: 2 })
    await button(page, '接着用这个来源').click()
    await button(page, '收起这个来源').waitFor()
    await Promise.all([page, late].map((one) => one.context().close()))
  }, 60_000)
})

describe('a code', () => {
  it('opens its own store, by WeChat’s scan and by a link, also for who looked at another one before', async () => {
    const owner = await signIn(server.origin, 'owner')
    const [first, second] = await storesOf()
    const made = await owner.post(`/stores/${second.id}/channels`, { kind: 'poster', name: '街口的海报' })
    const { picture } = (await owner.get(`/stores/${second.id}/channels/${made.body.id}/code`)).body
    const { found } = await scan(Buffer.from(picture.split(',')[1], 'base64'), 'guest-street')
    for (const [path, query] of [
      [`/${found.path}?${found.query}`, ''],
      ['/pages/home/index', `&channel=${made.body.code}`],
    ] as const) {
      const page = await phoneOf('guest-street', `/pages/home/index?storeId=${first.id}`)
      await words(page, new RegExp(first.address.slice(0, 6))).waitFor()
      await page.goto('about:blank')
      await page.goto(`${server.origin}/?as=guest-street${query}#${path}`)
      await words(page, new RegExp(second.address.slice(0, 5))).waitFor()
      await page.context().close()
    }
  })

  it('that nobody answers for leaves the shop as it is', async () => {
    const page = await (await openPhone(browser)).newPage()
    await page.route('**/channels/*', (route) => route.abort('internetdisconnected'))
    await page.goto(`${server.origin}/?as=guest-fog&channel=aaaaaaaa#/pages/home/index`)
    await words(page, '望江小馆').waitFor()
    await button(page, /^订/).waitFor()
    await page.context().close()
  })

  it('of another hand than WeChat’s leads nowhere', async () => {
    expect((await scan(Buffer.from('no code'), WALKER)).status).toBe(404)
  })
})
