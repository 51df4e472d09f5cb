import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import { type LocalServer, startServer } from '../support/server.js'

const KEY = '693a91f6-7000-4bc4-97a0-0ec2f1fa5aaa'
const ROBOT = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`
const MADE_WITHIN_MS = 60_000

let server: LocalServer
let browser: Browser
let data: string
let manager: LocalGuest
let store: string
let shared: string
const contexts: BrowserContext[] = []
const faults: string[] = []

// Hours before the store opens.
const SUNDAY = '2026-11-22T09:00:00+08:00'
const MONDAY = '2026-11-23T08:30:00+08:00'
const ONE = {
  ...{ title: '第一位送酒酿', terms: '', kind: 'gift', discountFen: 1, minSpendFen: 0, picture: null },
  ...{ claimUntil: null, validDays: 30, perPersonLimit: 1, stock: 1 },
}

const MANY = { ...ONE, title: '早市减 5', kind: 'amountOff', discountFen: 500, stock: 100 }

const done = async (asked: ReturnType<LocalGuest['get']>) => {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
const claim = (guest: LocalGuest, offerId: string) =>
  done(guest.post(`/offers/${offerId}/claims`, { storeId: store }))
const redeem = async (clerk: LocalGuest, guest: LocalGuest, offerId: string) => {
  const { id } = await claim(guest, offerId)
  const { handle, codes } = await done(guest.get(`/me/vouchers/${id}/codes`))
  const code = handle + codes[0].code
  const { voucherId } = await done(clerk.post(`/stores/${store}/validations`, { code }))
  await done(clerk.post(`/stores/${store}/redemptions`, { voucherId, billFen: 5_000 }))
}

/** A Sunday on which an offer ran out, and a clerk redeemed before the store was open. */
const liveThrough = async (sunday: LocalServer) => {
  manager = await signIn(sunday.origin, 'manager')
  store = (await manager.get('/me')).body.staff[0].storeId
  const offer = (wish: object) =>
    done(manager.post(`/stores/${store}/offers`, { ...wish, storeIds: [store] }))
  const [one, many] = [await offer(ONE), await offer(MANY)]
  await claim(await signIn(sunday.origin, 'guest-early'), one.id)
  const clerk = await signIn(sunday.origin, 'clerk')
  for (const name of ['one', 'two', 'three', 'four'])
    await redeem(clerk, await signIn(sunday.origin, `guest-${name}`), many.id)
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'shuke-week-'))
  const sunday = await startServer({ at: SUNDAY, data })
  await liveThrough(sunday).finally(() => sunday.kill('SIGTERM'))
  server = await startServer({ at: MONDAY, data })
  browser = await launchBrowser()
  manager = await signIn(server.origin, 'manager')
  await weekIsMade()
}, 240_000)
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(data, { recursive: true, force: true })
  expect(faults).toEqual([])
})

const weekIsMade = async () => {
  for (const until = Date.now() + MADE_WITHIN_MS; Date.now() < until; await setTimeout(500))
    if ((await manager.get(`/stores/${store}/summaries`)).body.items.length > 0) return
  throw new Error('no week was written down')
}

const open = async (address: string): Promise<Page> => {
  const context = await openPhone(browser)
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}${address}`)
  return page
}
const phoneOf = (person: string, path: string) => open(`/?as=${person}#${path}`)
const weekOf = (person: string) => phoneOf(person, `/merchant/week/index?storeId=${store}`)
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
/** What is wider than its box hides, or than the sheet. */
const CUT = `[...document.querySelectorAll('.week-paper *')]
  .filter((one) => {
    const hides = getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
    return hides || one.getBoundingClientRect().right > innerWidth
  })
  .map((one) => one.className)`
const paper = (page: Page) => page.locator('.week-paper').filter({ visible: true }).first()
// biome-ignore lint/performance/useDomNodeTextContent: what a style sheet hides must not be in it
const textIn = (seen: Locator) => seen.innerText()
const said = async (page: Page) => (await textIn(paper(page))).replace(/\s+/g, ' ')

describe.sequential('a week, from the page of the shop to a stranger and back', () => {
  it('is opened from 店里, and says what its summary says', async () => {
    const page = await phoneOf('manager', '/merchant/shop/index')
    await button(page, /^周一小结/).click()
    await words(page, '几个数').waitFor()
    const [{ id }] = (await manager.get(`/stores/${store}/summaries`)).body.items
    const { body } = (await manager.get(`/stores/${store}/summaries/${id}`)).body
    const text = await said(page)
    for (const sentence of body.sentences) expect(text).toContain(sentence.words)
    expect(text).toContain(body.title)
    await button(page, '这些数怎么来的').click()
    await words(page, /数好就不再变/).waitFor()
  })

  it('a suggestion is done by one tap, taken back by another, and stays done', async () => {
    const [{ id }] = (await manager.get(`/stores/${store}/summaries`)).body.items
    const suggestionsNow = async () =>
      (await manager.get(`/stores/${store}/summaries/${id}`)).body.body.suggestions
    const doing = (await suggestionsNow()).findIndex(
      ({ does, done }: { does: { kind: string }; done: boolean }) => does.kind !== 'open' && !done,
    )
    expect(doing).toBeGreaterThanOrEqual(0)
    const page = await weekOf('manager')
    await button(page, (await suggestionsNow())[doing].button).click()
    await words(page, '做好了').waitFor()
    expect((await suggestionsNow())[doing].done).toBe(true)
    await button(page, '撤回').click()
    await button(page, (await suggestionsNow())[doing].button).waitFor()
    expect((await suggestionsNow())[doing].done).toBe(false)
    await button(page, (await suggestionsNow())[doing].button).click()
    await words(page, '做好了').waitFor()
    await page.reload()
    await words(page, '做好了').waitFor()
  })

  it('a link to it is made, and a stranger reads the same page without signing in', async () => {
    const page = await weekOf('manager')
    await words(page, '几个数').waitFor()
    const text = await said(page)
    await button(page, '发链接给别人看').click()
    await button(page, '做一个链接，复制好').click()
    await button(page, /^复制.+前有效的链接$/).waitFor()
    const [{ id }] = (await manager.get(`/stores/${store}/summaries`)).body.items
    const [link] = (await manager.get(`/stores/${store}/summaries/${id}/links`)).body.items
    shared = link.path
    const stranger = await open('/nothing-yet')
    const asked: string[] = []
    stranger.on('request', (request) => {
      if (request.headers().authorization) asked.push(request.url())
    })
    await stranger.goto(`${server.origin}${shared}`)
    await words(stranger, '几个数').waitFor()
    const buttons = await Promise.all((await page.locator('.week-paper .unprinted').all()).map(textIn))
    const dense = (seen: string) => seen.replace(/\s+/g, '')
    // Who redeemed is for the shop's own people; a button may say again what stands above it.
    const forAnybody = dense(text).replace(/是[^。]+核销的。/, '')
    const withoutButtons = buttons.map(dense).reduce((rest, one) => {
      const at = rest.lastIndexOf(one)
      return rest.slice(0, at) + rest.slice(at + one.length)
    }, forAnybody)
    expect(dense(await said(stranger))).toBe(withoutButtons)
    expect(asked.filter((url) => url.includes('/summaries'))).toEqual([])
  })

  it('on paper it is the same as on the phone, and nothing is cut', async () => {
    const page = await open(shared)
    await words(page, '几个数').waitFor()
    const onPhone = await said(page)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 688, height: 1_000 })
    expect(await said(page)).toBe(onPhone)
    expect(await words(page, /只能看/).count()).toBe(0)
    const cut = await page.evaluate<string[]>(CUT)
    expect(cut).toEqual([])
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    // One screen of it would be one sheet.
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('is saved as a picture, drawn on the phone', async () => {
    const page = await weekOf('manager')
    const saving = page.waitForEvent('download')
    await button(page, '下载成一张图').click()
    const download = await saving
    expect(download.suggestedFilename()).toMatch(/^望江小馆 · 滨江店-.+\.png$/)
    const { width, height = 0 } = await sharp(await download.path()).metadata()
    expect(width).toBe(750)
    expect(height).toBeGreaterThan(1_500)
    await words(page, /下载好了，发给谁都行/).waitFor()
  })

  it('the link is taken back, and is gone', async () => {
    const page = await weekOf('manager')
    await button(page, '发链接给别人看').click()
    // The latest first; what was sent with the message has one of its own.
    const live = page.getByRole('button', { name: /^收回.+前有效的链接$/ }).filter({ visible: true })
    await live.first().waitFor()
    const before = await live.count()
    await live.first().click()
    await expect.poll(() => live.count()).toBe(before - 1)
    const stranger = await open(shared)
    await words(stranger, '这个链接看不了了').waitFor()
  })

  it('earlier weeks are one tap away', async () => {
    const page = await weekOf('owner')
    await button(page, '以前的小结').click()
    await button(page, /11 月 16–22 日/).click()
    await words(page, '几个数').waitFor()
  })
})

describe.sequential('who is sent it', () => {
  it('a robot is added, a trial arrives in its group, and the page says so', async () => {
    const page = await phoneOf('manager', '/merchant/shop/index')
    await button(page, /^谁会收到/).click()
    await button(page, '加一个收的地方').click()
    await page.getByLabel('Webhook 地址').locator('input').fill(ROBOT)
    await page.getByLabel('叫什么').locator('input').fill('店长群')
    await button(page, '以后发到「店长群」').click()
    await button(page, /^店长群，企业微信群 · .+，还没发过$/).click()
    await button(page, '试发一条看看').click()
    await words(page, '等着发').or(words(page, '送到了')).waitFor()
    await fetch(`${server.origin}/_local/ticks`, { method: 'POST' })
    await words(page, '送到了').waitFor({ timeout: 30_000 })
    const posted = (await (await fetch(`${server.origin}/_local/messages`)).json()) as {
      items: { kind: string; key: string }[]
    }
    expect(posted.items.filter(({ key }) => key === KEY)).toHaveLength(1)
  }, 90_000)

  it('is taken off again', async () => {
    const page = await phoneOf('manager', `/merchant/recipients/index?storeId=${store}`)
    await button(page, /^店长群/).click()
    await button(page, '拿掉，不再发').click()
    await button(page, '不再发给「店长群」').click()
    await expect.poll(() => button(page, /^店长群/).count()).toBe(0)
  })

  it('a robot of nobody we know is refused, in words', async () => {
    const page = await phoneOf('manager', `/merchant/recipients/index?storeId=${store}`)
    await button(page, '加一个收的地方').click()
    await page.getByLabel('Webhook 地址').locator('input').fill('http://127.0.0.1:1/hook')
    await button(page, '以后发到「企业微信群」').click()
    await page.locator('.sheet .notice', { hasText: /地址/ }).waitFor()
  })
})

describe.sequential('what is not as usual', () => {
  const ODD = /张券核销得不寻常/
  it('stands on top of 今天 and 经营, until somebody says that they know', async () => {
    await expect
      .poll(async () => (await manager.get(`/stores/${store}/alerts`)).body.items.length, { timeout: 30_000 })
      .toBe(1)
    const pulse = await phoneOf('manager', '/merchant/pulse/index')
    await words(pulse, ODD).waitFor()
    const today = await phoneOf('manager', '/merchant/today/index')
    await words(today, '不在营业时间。').waitFor()
    await button(today, /^知道了：/).click()
    await expect.poll(() => words(today, ODD).count()).toBe(0)
  })

  it('is kept on its page, for managers alone', async () => {
    const page = await phoneOf('owner', `/merchant/alerts/index?storeId=${store}`)
    await words(page, ODD).waitFor()
    await words(page, '知道了').waitFor()
    const clerk = await phoneOf('clerk', '/merchant/today/index')
    await words(clerk, '扫券 / 输 12 位码').waitFor()
    expect(await words(clerk, ODD).count()).toBe(0)
  })
})

it('a clerk is told that this is not theirs', async () => {
  for (const name of ['week', 'weeks', 'recipients', 'alerts']) {
    const page = await phoneOf('clerk', `/merchant/${name}/index`)
    await words(page, '这一页店长看').waitFor()
  }
})
