import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { notices, noticeTemplates, vouchers } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeOffer, makePerson, makeRuntime, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const TEMPLATE = 'tpl-expiry'
const SEND = '/cgi-bin/message/subscribe/send'
// Claimed on 11-25 and good for 30 days: the last is 12-24, the one before it 12-23.
const DAY_BEFORE = new Date('2026-12-23T10:00:00+08:00')

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi
let guest: TestPerson
let openid: string

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
  const fields = { offer: 'thing1', until: 'date2', terms: 'thing3' }
  there.wechat.addTemplate({ templateId: TEMPLATE, fields: Object.values(fields) })
  const { merchantId } = there.shop
  await database.db
    .insert(noticeTemplates)
    .values({ merchantId, kind: 'voucherExpiry', templateId: TEMPLATE, fields })
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
})
beforeEach(async () => {
  made.time.now = NOW
  there.wechat.behave()
  there.wechat.sent.length = 0
  there.wechat.calls.length = 0
  guest = await makePerson(there.runtime, there.shop)
  openid = await there.openidOf(guest)
})

const claim = async (offerId = there.shop.offerId) => {
  const body = { storeId: there.shop.storeId }
  const reply = await api.post(`/offers/${offerId}/claims`, { token: guest.token, body })
  expect(reply.status).toBe(201)
  return reply.body.id as string
}
const allow = async () => {
  there.wechat.accept({ openid, templateId: TEMPLATE })
  const List = { TemplateId: TEMPLATE, SubscribeStatusString: 'accept', PopupScene: '0' }
  const message = there.eventOf(openid, { Event: 'subscribe_msg_popup_event', List })
  await there.wechat.push({ url: `${api.origin}/api/wechat?appid=${there.shop.appid}`, message })
}
const hasten = () => database.db.execute(sql`update jobs.job set start_after = now() where state < 'active'`)
const tick = () => runTick(there.runtime, workPlan)
const tickOnDayBefore = async () => {
  made.time.now = DAY_BEFORE
  await hasten()
  return tick()
}
const sends = () => there.wechat.calls.filter((path) => path === SEND).length
const noticesOf = async () => {
  const rows = await database.db.select().from(notices).where(eq(notices.personId, guest.personId))
  return rows.map(({ kind, status }) => [kind, status])
}
const left = async () => (await api.get('/me/grants', guest.token)).body.items

describe('who allowed it', () => {
  it('is told once, on the day before a voucher’s last', async () => {
    const voucherId = await claim()
    await allow()
    expect(await left()).toEqual([{ kind: 'voucherExpiry', left: 1 }])
    await tick()
    expect(sends()).toBe(0)
    await tickOnDayBefore()
    await Promise.all([tick(), tick()])
    expect(there.wechat.sent).toEqual([
      {
        ...{ appid: there.shop.appid, openid, templateId: TEMPLATE },
        page: `pages/coupon/index?id=${voucherId}`,
        data: { thing1: '满 200 减 30', date2: '2026年12月24日', thing3: '都能用' },
      },
    ])
    expect([await noticesOf(), await left()]).toEqual([
      [['voucherExpiry', 'sent']],
      [{ kind: 'voucherExpiry', left: 0 }],
    ])
  })

  it('is told at ten in the morning', async () => {
    await claim()
    const due = await database.db.execute(
      sql`select extract(epoch from start_after - now()) as wait from jobs.job
        where data->>'kind' = 'remindOfExpiry' and state < 'active'`,
    )
    const waits = (due as unknown as { rows: { wait: string }[] }).rows.map(({ wait }) => Number(wait))
    expect(Math.max(...waits)).toBeCloseTo((DAY_BEFORE.getTime() - NOW.getTime()) / 1000, -2)
    await hasten()
    await tick()
  })

  it('is not told of a voucher that was used, or that is over', async () => {
    const used = await claim()
    await allow()
    await database.db.update(vouchers).set({ status: 'spent', spentAt: NOW }).where(eq(vouchers.id, used))
    await tickOnDayBefore()
    guest = await makePerson(there.runtime, there.shop)
    openid = await there.openidOf(guest)
    made.time.now = NOW
    await claim()
    await allow()
    made.time.now = new Date('2026-12-25T00:00:00+08:00')
    await hasten()
    await tick()
    expect([sends(), await left()]).toEqual([0, [{ kind: 'voucherExpiry', left: 1 }]])
  })

  it('is not told of a voucher that ends today or tomorrow as it is claimed', async () => {
    const { merchantId } = there.shop
    const count = async () => {
      const found = await database.db.execute(
        sql`select count(*)::int as count from jobs.job where data->>'kind' = 'remindOfExpiry'`,
      )
      return (found as unknown as { rows: { count: number }[] }).rows[0]?.count
    }
    const before = await count()
    for (const validDays of [1, 2]) await claim(await makeOffer(database.db, merchantId, NOW, { validDays }))
    expect(await count()).toBe(before)
    await claim(await makeOffer(database.db, merchantId, NOW, { validDays: 3 }))
    expect(await count()).toBe((before ?? 0) + 1)
    await hasten()
    await tick()
  })
})

describe('a notice', () => {
  it('whose answer never came is never repeated, though it arrived', async () => {
    await claim()
    await allow()
    there.wechat.misbehave({ as: 'timeoutAfterEffect', path: SEND })
    await tickOnDayBefore()
    for (let again = 0; again < 3; again++) {
      await hasten()
      await tick()
    }
    expect([await noticesOf(), sends(), there.wechat.sent.length]).toEqual([
      [['voucherExpiry', 'unknown']],
      1,
      1,
    ])
  })

  it('that met WeChat busy is tried again', async () => {
    await claim()
    await allow()
    there.wechat.misbehave({ as: 'busy', path: SEND })
    await tickOnDayBefore()
    expect(await noticesOf()).toEqual([['voucherExpiry', 'waiting']])
    await hasten()
    await tick()
    expect([await noticesOf(), there.wechat.sent.length]).toEqual([[['voucherExpiry', 'sent']], 1])
  })

  it('without a grant is not tried', async () => {
    await claim()
    await tickOnDayBefore()
    expect([await noticesOf(), sends()]).toEqual([[], 0])
  })
})

it('a phone learns which templates the shop uses, from anybody', async () => {
  const reply = await api.get(`/merchants/${there.shop.slug}/notice-templates`)
  expect(reply.body).toEqual({ items: [{ kind: 'voucherExpiry', templateId: TEMPLATE }] })
  expect(reply.headers.get('cdn-cache-control')).toContain('max-age=10')
})
