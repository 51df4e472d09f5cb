import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { putReports } from '../../api/_outreach/index.js'
import { outreachHandlers } from '../../api/_outreach/work.js'
import { runTick } from '../../api/_platform/tick.js'
import type { DatabaseHandle } from '../../db/client.js'
import { messageGrants, notices, noticeTemplates, staff } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { MESSAGE } from '../support/robots/report-house.js'
import { makePerson, makeRuntime, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const SEND = '/cgi-bin/message/subscribe/send'
const TEMPLATES = { weeklySummary: 'tpl-week', alert: 'tpl-alert' } as const
const FIELDS = { title: 'thing1', detail: 'thing2', store: 'thing3' }

let database: DatabaseHandle
let there: WeChatShop
let api: TestApi
let owner: TestPerson
let manager: TestPerson
let subjects = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  there = await makeWeChatShop(makeRuntime(database.db))
  api = await serveApi(there.runtime)
  const { merchantId } = there.shop
  for (const [kind, templateId] of Object.entries(TEMPLATES)) {
    there.wechat.addTemplate({ templateId, fields: Object.values(FIELDS) })
    await database.db
      .insert(noticeTemplates)
      .values({ merchantId, kind: kind as keyof typeof TEMPLATES, templateId, fields: FIELDS })
  }
  owner = await makePerson(there.runtime, there.shop, { role: 'owner' })
  manager = await makePerson(there.runtime, there.shop, { role: 'manager' })
  return async () => {
    await api.close()
    await there.wechat.close()
  }
})
afterAll(() => database?.close())

const allow = async (person: TestPerson, templateId: string) => {
  const openid = await there.openidOf(person)
  there.wechat.accept({ openid, templateId })
  const List = { TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' }
  await there.wechat.push({
    url: `${api.origin}/api/wechat?appid=${there.shop.appid}`,
    message: there.eventOf(openid, { Event: 'subscribe_msg_popup_event', List }),
  })
}
const put = async (wish: { about?: 'week' | 'alert'; storeId?: string | null } = {}) => {
  const { db, sealer, clock } = there.runtime
  const subjectId = `wks_${String(++subjects).padStart(32, '0')}`
  const ctx = { merchantId: there.shop.merchantId, db, sealer, now: clock() }
  await putReports(ctx, { about: 'week', storeId: null, ...wish, subjectId, message: MESSAGE })
  return subjectId
}
const tick = async () => {
  await database.db.execute(sql`update jobs.job set start_after = now() where state < 'active'`)
  await runTick(there.runtime, { handlers: outreachHandlers, recurring: [] })
}
const sends = () => there.wechat.calls.filter((path) => path === SEND).length
const openids = () => there.wechat.sent.map(({ openid }) => openid)
const leftOf = async ({ personId }: TestPerson) => {
  const rows = await database.db.select().from(messageGrants).where(eq(messageGrants.personId, personId))
  return rows.reduce((left, { change }) => left + change, 0)
}

describe('of a report', () => {
  it('on all stores hear the owners who allowed it, once for each grant', async () => {
    await allow(owner, TEMPLATES.weeklySummary)
    await allow(manager, TEMPLATES.weeklySummary)
    const subjectId = await put()
    await Promise.all([tick(), tick()])
    await tick()
    expect(there.wechat.sent).toEqual([
      {
        ...{ appid: there.shop.appid, openid: await there.openidOf(owner), templateId: 'tpl-week' },
        page: `merchant/week/index?id=${subjectId}`,
        data: { thing1: '上周小结', thing2: '来了 128 位', thing3: '全部门店' },
      },
    ])
    expect([await leftOf(owner), await leftOf(manager)]).toEqual([0, 1])
    await put()
    await tick()
    expect(sends()).toBe(1)
  })

  it('on a store hear its managers, and of an alert by the alert’s own template', async () => {
    await allow(manager, TEMPLATES.weeklySummary)
    await allow(manager, TEMPLATES.alert)
    await allow(owner, TEMPLATES.alert)
    await put({ about: 'alert', storeId: there.shop.storeId })
    await tick()
    expect(there.wechat.sent).toMatchObject([
      { openid: await there.openidOf(manager), templateId: 'tpl-alert', data: { thing3: '1店' } },
    ])
  })

  it('hears nobody who has lost the post since, and their grant is kept', async () => {
    await allow(owner, TEMPLATES.weeklySummary)
    await put()
    await database.db.delete(staff).where(eq(staff.personId, owner.personId))
    await tick()
    expect([sends(), await leftOf(owner)]).toEqual([0, 1])
  })

  it('whose answer was lost nobody hears twice', async () => {
    await allow(owner, TEMPLATES.weeklySummary)
    there.wechat.misbehave({ as: 'timeoutAfterEffect', path: SEND })
    await put()
    await tick()
    await tick()
    const kept = await database.db.select().from(notices).where(eq(notices.personId, owner.personId))
    expect([openids().length, sends(), kept.map(({ status }) => status)]).toEqual([1, 1, ['unknown']])
  })
})

it('of the notices for owners and managers a guest and a clerk are told no count', async () => {
  const [guest, clerk] = [
    await makePerson(there.runtime, there.shop),
    await makePerson(there.runtime, there.shop, { role: 'clerk' }),
  ]
  const kinds = async ({ token }: TestPerson) =>
    (await api.get('/me/grants', token)).body.items.map(({ kind }: { kind: string }) => kind)
  expect(await Promise.all([guest, clerk, manager, owner].map(kinds))).toEqual([
    [],
    [],
    ['alert', 'weeklySummary'],
    ['alert', 'weeklySummary'],
  ])
})
