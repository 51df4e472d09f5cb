import { asc, eq, sql, sum } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { messageGrants, notices, noticeTemplates } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const TEMPLATE = 'tpl-reminder'
const SEND = '/cgi-bin/message/subscribe/send'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let runtime: WeChatShop['runtime']
let shop: WeChatShop['shop']
let wechat: WeChatShop['wechat']
let there: WeChatShop
let api: TestApi
let guest: TestPerson
let openid: string
let tables = 0

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  ;({ runtime, shop, wechat } = there)
  api = await serveApi(runtime)
  const fields = { store: 'thing1', time: 'time2', party: 'number3', table: 'character_string4' }
  wechat.addTemplate({ templateId: TEMPLATE, fields: Object.values(fields) })
  await database.db
    .insert(noticeTemplates)
    .values({ merchantId: shop.merchantId, kind: 'reservationReminder', templateId: TEMPLATE, fields })
})
afterAll(async () => {
  await api?.close()
  await wechat?.close()
  await database?.close()
})

beforeEach(async () => {
  made.time.now = NOW
  wechat.sent.length = 0
  wechat.calls.length = 0
  guest = await makePerson(runtime, shop)
  openid = await there.openidOf(guest)
})

const book = async () => {
  const label = `A${(tables++ % 8) + 1}`
  const startsAt = new Date(FRIDAY_EVENING.getTime() + Math.floor(tables / 9) * 86_400_000)
  const wish = { tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt.toISOString() }
  const path = `/stores/${shop.storeId}/reservations`
  const reply = await api.post(path, { token: guest.token, body: { ...wish, contactPhone: '13800001111' } })
  expect(reply.status).toBe(201)
  return { id: reply.body.id as string, startsAt }
}

const pushed = (event: Record<string, unknown>) =>
  wechat.push({ url: `${api.origin}/api/wechat?appid=${shop.appid}`, message: there.eventOf(openid, event) })

/** What 允许 on the prompt does: WeChat counts one send more, and tells us. */
const allow = async () => {
  wechat.accept({ openid, templateId: TEMPLATE })
  const choice = { TemplateId: TEMPLATE, SubscribeStatusString: 'accept', PopupScene: '0' }
  expect(await pushed({ Event: 'subscribe_msg_popup_event', List: choice })).toEqual([
    { status: 200, answer: 'success' },
  ])
}

const twoHoursBefore = (startsAt: Date) => {
  made.time.now = new Date(startsAt.getTime() - 2 * 3_600_000)
  return hasten()
}
const hasten = () => database.db.execute(sql`update jobs.job set start_after = now() where state < 'active'`)
const tick = () => runTick(runtime, workPlan)
const sends = () => wechat.calls.filter((path) => path === SEND).length

const grantsLeft = async () => {
  const [row] = await database.db
    .select({ left: sum(messageGrants.change).mapWith(Number) })
    .from(messageGrants)
    .where(eq(messageGrants.personId, guest.personId))
  return row?.left ?? 0
}

const noticesOf = async () => {
  const rows = await database.db
    .select()
    .from(notices)
    .where(eq(notices.personId, guest.personId))
    .orderBy(asc(notices.createdAt))
  return rows.map(({ status, errcode }) => [status, errcode])
}

describe('a guest who allowed it', () => {
  it('is reminded once, two hours before, in the merchant’s own template', async () => {
    const { id, startsAt } = await book()
    await allow()
    await tick()
    expect(sends()).toBe(0)
    await twoHoursBefore(startsAt)
    await Promise.all([tick(), tick()])
    await hasten()
    await tick()
    expect(wechat.sent).toEqual([
      {
        appid: shop.appid,
        openid,
        templateId: TEMPLATE,
        page: `pages/booked/index?id=${id}`,
        data: {
          thing1: '1店',
          time2: '2026年11月27日 18:30',
          number3: '2',
          character_string4: expect.any(String),
        },
      },
    ])
    expect([await noticesOf(), await grantsLeft(), sends()]).toEqual([[['sent', null]], 0, 1])
  })

  it('is not reminded of a booking that was canceled', async () => {
    const { id, startsAt } = await book()
    await allow()
    await api.post(`/me/reservations/${id}/cancellation`, { token: guest.token })
    await twoHoursBefore(startsAt)
    await tick()
    expect([sends(), await grantsLeft()]).toEqual([0, 1])
  })
})

describe('promise 6: a send', () => {
  it('whose answer never came is never repeated, though it arrived', async () => {
    const { startsAt } = await book()
    await allow()
    wechat.misbehave({ as: 'timeoutAfterEffect', path: SEND })
    await twoHoursBefore(startsAt)
    await tick()
    for (let again = 0; again < 3; again++) {
      await hasten()
      await tick()
    }
    expect([await noticesOf(), sends(), wechat.sent.length]).toEqual([[['unknown', null]], 1, 1])
    expect(await grantsLeft()).toBe(0)
  })

  it.each(['timeout', 'down'] as const)(
    'lost by a %s is never repeated, though it did not arrive',
    async (as) => {
      const { startsAt } = await book()
      await allow()
      wechat.misbehave({ as, path: SEND })
      await twoHoursBefore(startsAt)
      await tick()
      await hasten()
      await tick()
      expect([await noticesOf(), sends(), wechat.sent.length]).toEqual([[['unknown', null]], 1, 0])
    },
  )

  it('that was on its way when the tick died is never repeated', async () => {
    const { startsAt } = await book()
    await allow()
    const dying = {
      ...runtime.wechat,
      sendSubscribeMessage: async (...args: Parameters<typeof runtime.wechat.sendSubscribeMessage>) => {
        await runtime.wechat.sendSubscribeMessage(...args)
        throw new Error('killed')
      },
    }
    await twoHoursBefore(startsAt)
    expect((await runTick({ ...runtime, wechat: dying }, workPlan)).givenBack).toBe(1)
    await hasten()
    await tick()
    expect([await noticesOf(), sends(), wechat.sent.length]).toEqual([[['unknown', null]], 1, 1])
  })

  it.each(['busy', 'quota'] as const)('that met WeChat %s is tried again', async (as) => {
    const { startsAt } = await book()
    await allow()
    wechat.misbehave({ as, path: SEND })
    await twoHoursBefore(startsAt)
    expect(await tick()).toMatchObject({ givenBack: 1 })
    expect(await noticesOf()).toEqual([['waiting', as === 'busy' ? -1 : 45009]])
    await hasten()
    await tick()
    expect([await noticesOf(), wechat.sent.length]).toEqual([[['sent', null]], 1])
  })

  it.each([
    [
      'switches messages off',
      {
        Event: 'subscribe_msg_change_event',
        List: { TemplateId: TEMPLATE, SubscribeStatusString: 'reject' },
      },
      [['failed', null]],
    ],
    ['closes the account', { Event: 'user_authorization_cancellation' }, []],
  ])('that waits is not made once its guest %s', async (_, event, left) => {
    const { startsAt } = await book()
    await allow()
    wechat.misbehave({ as: 'busy', path: SEND })
    await twoHoursBefore(startsAt)
    await tick()
    await pushed({ OpenID: openid, AppID: shop.appid, ...event })
    await hasten()
    await tick()
    expect([await noticesOf(), await grantsLeft(), sends()]).toEqual([left, 0, 1])
  })

  it('that another tick has given up for lost stays lost, whatever its answer', async () => {
    const { startsAt } = await book()
    await allow()
    const slow = {
      ...runtime.wechat,
      sendSubscribeMessage: async () => {
        await database.db.execute(
          sql`update jobs.job set started_on = now() - interval '1 hour' where state = 'active'`,
        )
        await tick()
        await hasten()
        await tick()
        return { outcome: 'notSent' as const }
      },
    }
    await twoHoursBefore(startsAt)
    await runTick({ ...runtime, wechat: slow }, workPlan)
    expect([await noticesOf(), await grantsLeft()]).toEqual([[['unknown', null]], 0])
    await hasten()
    await tick()
    expect([await noticesOf(), sends()]).toEqual([[['unknown', null]], 0])
  })

  it('that waited until the guests had come is given up, and its grant is kept', async () => {
    const { startsAt } = await book()
    await allow()
    wechat.misbehave({ as: 'busy', path: SEND })
    await twoHoursBefore(startsAt)
    await tick()
    made.time.now = startsAt
    await hasten()
    await tick()
    expect([await noticesOf(), await grantsLeft(), sends()]).toEqual([[['failed', null]], 1, 1])
  })

  it('that WeChat refuses as spent teaches the ledger that nothing is left', async () => {
    const { startsAt } = await book()
    await allow()
    await allow()
    wechat.misbehave({ as: 'spentGrant', path: SEND })
    await twoHoursBefore(startsAt)
    await tick()
    expect([await noticesOf(), await grantsLeft()]).toEqual([[['refused', 43101]], 0])
  })

  it('that WeChat will not take keeps the grant', async () => {
    const { startsAt } = await book()
    await allow()
    wechat.misbehave({ as: 40037, path: SEND })
    await twoHoursBefore(startsAt)
    await tick()
    expect([await noticesOf(), await grantsLeft()]).toEqual([[['failed', 40037]], 1])
  })

  it('without a grant is not tried', async () => {
    const { startsAt } = await book()
    await twoHoursBefore(startsAt)
    await tick()
    expect([await noticesOf(), sends()]).toEqual([[], 0])
  })
})
