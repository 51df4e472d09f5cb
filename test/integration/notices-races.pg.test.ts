import { randomUUID } from 'node:crypto'
import { eq, sql, sum } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealPush } from '../../api/_local/wechat/pushing.js'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import { messageGrants, notices, noticeTemplates } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const rounds = scale(5, 40)
const TEMPLATE = 'tpl-reminder'

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 5 })
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
  const fields = { store: 'thing1' }
  there.wechat.addTemplate({ templateId: TEMPLATE, fields: Object.values(fields) })
  const { merchantId } = there.shop
  await database.db
    .insert(noticeTemplates)
    .values({ merchantId, kind: 'reservationReminder', templateId: TEMPLATE, fields })
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
})

const push = async (openid: string, event: Record<string, unknown>) => {
  const app = { appid: there.shop.appid, secret: '', push: there.push }
  // Events that come in one second and say the same are one event.
  const told = { ...there.eventOf(openid, event), MsgId: randomUUID() }
  const { query, body } = sealPush(app, told, made.time.now)
  const url = `${api.origin}/api/wechat?appid=${there.shop.appid}&${new URLSearchParams(query)}`
  return (await fetch(url, { method: 'POST', body })).status
}
const choices = (names: string[], status: 'accept' | 'reject') => ({
  Event: status === 'accept' ? 'subscribe_msg_popup_event' : 'subscribe_msg_change_event',
  List: names.map((TemplateId) => ({ TemplateId, SubscribeStatusString: status })),
})
const leftOf = async ({ personId }: TestPerson) => {
  const [row] = await database.db
    .select({ left: sum(messageGrants.change).mapWith(Number) })
    .from(messageGrants)
    .where(eq(messageGrants.personId, personId))
  return row?.left ?? 0
}

it(`one person’s pushes in any order wait for each other and never deadlock, ${rounds} times over`, async () => {
  const names = Array.from({ length: 20 }, (_, index) => `tpl-${index}`)
  for (let round = 0; round < rounds; round++) {
    const guest = await makePerson(there.runtime, there.shop)
    const openid = await there.openidOf(guest)
    const seen = await Promise.all([
      push(openid, choices(names, 'accept')),
      push(openid, choices([...names].reverse(), 'accept')),
    ])
    const off = [names, [...names].reverse(), names.slice(5), [...names.slice(5)].reverse()]
    const closed = { Event: 'user_authorization_cancellation', OpenID: openid, AppID: there.shop.appid }
    seen.push(
      ...(await Promise.all([
        ...off.map((list) => push(openid, choices(list, 'reject'))),
        push(openid, closed),
      ])),
    )
    expect(new Set(seen)).toEqual(new Set([200]))
    expect(await leftOf(guest)).toBe(0)
  }
  const { rows } = (await database.db.execute(
    sql`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`,
  )) as unknown as { rows: { deadlocks: number }[] }
  expect(rows[0]?.deadlocks).toBe(0)
})

it(`the last grant goes to one of two reminders, whatever the ticks, ${rounds} times over`, async () => {
  for (let round = 0; round < rounds; round++) {
    const guest = await makePerson(there.runtime, there.shop)
    const openid = await there.openidOf(guest)
    const day = new Date(FRIDAY_EVENING.getTime() + (round % 12) * 86_400_000)
    made.time.now = new Date(day.getTime() - 5 * 3_600_000)
    for (const label of ['A1', 'A2']) {
      const table = there.shop.tableOf(`A${((round * 2 + Number(label.slice(1)) - 1) % 8) + 1}`)
      const body = {
        tableId: table.id,
        partySize: 2,
        startsAt: day.toISOString(),
        contactPhone: '13800001111',
      }
      const booked = await api.post(`/stores/${there.shop.storeId}/reservations`, {
        token: guest.token,
        body,
      })
      expect(booked.status, JSON.stringify(booked.body)).toBe(201)
    }
    there.wechat.accept({ openid, templateId: TEMPLATE })
    await push(openid, choices([TEMPLATE], 'accept'))
    made.time.now = new Date(day.getTime() - 2 * 3_600_000)
    await database.db.execute(sql`update jobs.job set start_after = now() where state < 'active'`)
    const before = there.wechat.sent.length
    await Promise.all([1, 2, 3].map(() => runTick(there.runtime, workPlan)))
    const kept = await database.db.select().from(notices).where(eq(notices.personId, guest.personId))
    expect([
      there.wechat.sent.length - before,
      kept.map(({ status }) => status),
      await leftOf(guest),
    ]).toEqual([1, ['sent'], 0])
    await database.db.execute(sql`update table_occupancies set active = false`)
  }
})
