import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

describe.sequential('who works here', () => {
  it('an owner invites a clerk, reads what the clerk did, and lets them go', async () => {
    const owner = await phoneOf('owner', '/merchant/staff/index')
    await button(owner.page, '请一位新同事').click()
    await button(owner.page, '写一个请滨江店店员的邀请码').click()
    const code = (await owner.page.locator('.invite-code').textContent()) ?? ''
    expect(code).toMatch(/^[0-9A-Z]{10}$/)
    await words(owner.page, /后天 17:\d\d 前有效/).waitFor()
    await button(owner.page, '发好了，关上').click()
    await words(owner.page, '还没来填码').waitFor()
    expect(await words(owner.page, code).isVisible()).toBe(false)

    const clerk = await phoneOf('newcomer', '/pages/me/index')
    await button(clerk.page, /在店里上班/).click()
    await field(clerk.page, '邀请码').fill(code.toLowerCase())
    await button(clerk.page, '用这个码上岗').click()
    await words(clerk.page, /写一下同事怎么叫你/).waitFor()
    await field(clerk.page, '称呼').fill('小周')
    await button(clerk.page, '用这个码上岗').click()
    await button(clerk.page, /我在店里上班，滨江店店员/).click()
    await button(clerk.page, /，入座$/).click()
    await words(clerk.page, '已入座').waitFor()
    await clerk.page.waitForLoadState('networkidle')

    await owner.page.reload()
    await button(owner.page, /小周/).click()
    await button(owner.page, '看小周做了什么').click()
    await words(owner.page, '入座').waitFor()
    await words(owner.page, /11 月 25 日 \d\d:\d\d · \d+/).waitFor()
    await words(owner.page, '小周 · 滨江店').waitFor()
    await button(owner.page, '返回').click()
    await button(owner.page, /小周/).click()
    await words(owner.page, /马上进不来店里的页面/).waitFor()
    await button(owner.page, '请小周离开滨江店').click()
    await button(owner.page, /小周/).waitFor({ state: 'hidden' })

    const refused = clerk.page.waitForResponse((reply) => reply.status() === 403)
    await button(clerk.page, /，入座$/).click()
    await refused
    await words(clerk.page, '辛苦了').waitFor()
    expect(await clerk.page.locator('.day-book').filter({ visible: true }).count()).toBe(0)
    await clerk.close()
    await owner.close()
  }, 90_000)

  it('an invite that went astray is taken back, and the last owner stays', async () => {
    const { page, close } = await phoneOf('owner', '/merchant/staff/index')
    await button(page, '请一位新同事').click()
    await page.getByRole('tab', { name: '店长' }).click()
    await page.getByRole('tab', { name: '老街店' }).click()
    await button(page, '写一个请老街店店长的邀请码').click()
    await button(page, '发好了，关上').click()
    await button(page, /还没来填码/).click()
    await words(page, '请老街店店长的邀请码').waitFor()
    await button(page, '收回这个邀请码').click()
    await words(page, '还没来填码').waitFor({ state: 'hidden' })

    await button(page, /老板娘/).click()
    await button(page, '我离开，不在店里了').click()
    await words(page, '这是最后一位老板，先邀请下一位再走。').waitFor()
    await close()
  }, 60_000)

  it('who comes by the card of a colleague finds the code filled in', async () => {
    const manager = await signIn(server.origin, 'manager')
    const { storeId } = (await manager.get('/me')).body.staff[0]
    const { code } = (await manager.post(`/stores/${storeId}/invites`, { role: 'clerk' })).body
    const { page, close } = await phoneOf('another', `/pages/me/index?invite=${code}`)
    await field(page, '称呼').fill('小郑')
    expect(await field(page, '邀请码').inputValue()).toBe(code)
    await button(page, '用这个码上岗').click()
    await button(page, /我在店里上班，滨江店店员/).waitFor()
    await close()
  }, 60_000)

  it('a manager sees her own people, and no more than she may do', async () => {
    const { page, close } = await phoneOf('manager', '/merchant/staff/index')
    await button(page, /小吴/).waitFor()
    expect(await words(page, '许店长').count()).toBe(0)
    expect(await button(page, /沈店长/).count()).toBe(0)
    await button(page, '请一位新同事').click()
    expect(await page.getByRole('tab', { name: '店长' }).count()).toBe(0)
    await close()
    const actions = await phoneOf('manager', '/merchant/actions/index')
    await words(actions.page, '这一页老板看').waitFor()
    await actions.close()
  }, 60_000)
})

describe('the last four digits of a phone', () => {
  it('find the booking on 今天 and the guest on 客人', async () => {
    const manager = await signIn(server.origin, 'manager')
    const { storeId } = (await manager.get('/me')).body.staff[0]
    const [booking] = (await manager.get(`/stores/${storeId}/reservations?on=2026-11-26`)).body.items
    const { page, close } = await phoneOf('manager', '/merchant/today/index')
    await field(page, '手机尾号').fill('9999')
    await words(page, '昨天起没有尾号 9999 的订座').waitFor()
    await field(page, '手机尾号').fill(booking.phoneTail)
    await button(page, new RegExp(`${booking.guestName}.*明天 ${booking.time}`, 's')).click()
    await words(page, '周四').waitFor()
    await words(page, new RegExp(`${booking.guestName} · ${booking.partySize} 位`)).waitFor()
    expect(await field(page, '手机尾号').inputValue()).toBe('')
    await close()

    const guests = await phoneOf('manager', '/merchant/guests/index')
    await field(guests.page, '手机尾号').fill(booking.phoneTail)
    await words(guests.page, `尾号 ${booking.phoneTail}`).waitFor()
    await button(guests.page, new RegExp(booking.guestName)).click()
    await words(guests.page, new RegExp(`\\*{4} ${booking.phoneTail}`)).waitFor()
    await guests.close()
  }, 60_000)
})

it('nothing went wrong on any of these pages', () => expect(faults).toEqual([]))
