import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noteDeliberateAct } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import { linkVisitor } from '../../api/_tracking/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { eventsOf, receipt } from '../support/event-phones.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const MINUTE = 60_000
const DAY = 86_400_000
const YEAR = 365 * DAY
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  made.time.now = NOW
  made.logged.length = 0
  shop = await makeShop(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const { phoneThatIs, phone, ledger, sessionRows, visitorRow, counted, refusals } = eventsOf(() => ({
  db: database.db,
  api,
  made,
  shop,
}))

describe('late and skewed', () => {
  it.each([
    ['right', 0],
    ['minutes slow', -9 * MINUTE],
    ['minutes fast', 9 * MINUTE],
    ['a day slow', -DAY],
    ['days fast', 3 * DAY],
    ['years slow', -30 * YEAR],
    ['years fast', 70 * YEAR],
  ])('a clock that is %s files what happened when it did, and is marked from a day off', async (_, off) => {
    const { visitorId, event, send } = phoneThatIs(off)
    const list = [event(7 * DAY), event(6 * DAY), event(60 * MINUTE), event()]
    expect((await send(list)).body).toEqual(receipt(4))
    const wrong = Math.abs(off) > DAY
    const rows = await ledger()
    expect(rows.map(({ occurredAt }) => NOW.getTime() - occurredAt.getTime())).toEqual([
      ...[7 * DAY, 6 * DAY, 60 * MINUTE, 0],
    ])
    expect(rows.map(({ clockAt }) => clockAt?.toISOString())).toEqual(
      list.map(({ occurredAt }) => occurredAt),
    )
    expect(rows.every(({ clockWrong }) => clockWrong === wrong)).toBe(true)
    expect((await visitorRow(visitorId))?.clockWrongAt).toEqual(wrong ? NOW : null)
    expect(await sessionRows()).toHaveLength(4)
  })

  it('what is older than a week is refused for good, and counted', async () => {
    const { event, send } = phoneThatIs(-2 * YEAR)
    const late = { index: 0, reason: 'tooLate' }
    expect((await send([event(7 * DAY + 1), event(7 * DAY)])).body).toEqual(receipt(1, 0, [late]))
    expect(await refusals()).toEqual({ tooLate: 1 })
  })

  it('a phone that is set right between two sends has every event once, whenever it sends them again', async () => {
    for (const off of [-5 * DAY, -DAY, 2 * DAY, 2 * YEAR]) {
      const wrong = phoneThatIs(off)
      const list = [wrong.event(MINUTE), wrong.event()]
      expect((await wrong.send(list)).body).toEqual(receipt(2))
      for (const days of [0, 1, 4]) {
        made.time.now = new Date(NOW.getTime() + days * DAY)
        expect((await wrong.send(list)).body.accepted).toBe(0)
        const right = phoneThatIs(0, wrong.visitorId)
        expect((await right.send(list)).body.accepted).toBe(0)
      }
      made.time.now = NOW
    }
    expect(await ledger()).toHaveLength(8)
  })
})

describe('duplicate', () => {
  it('the same batch twice at once is filed and counted once', async () => {
    const { event, send } = phone()
    const list = Array.from({ length: 50 }, (_, n) => event(n * MINUTE))
    const answers = await Promise.all([send(list), send(list), send(list)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(50)
    expect(await sessionRows()).toMatchObject([{ events: 50 }])
  })

  it('an id that another device has used is taken, and its session is the first one’s', async () => {
    const [one, other] = [phone(), phone()]
    const event = one.event()
    expect((await one.send([event])).body).toEqual(receipt(1))
    expect((await other.send([event, other.event()])).body).toEqual(receipt(1, 1))
    expect((await sessionRows()).map((row) => row.events)).toEqual([1, 1])
  })

  it('an id of another shop’s event is free here, and changes nothing there', async () => {
    const there = shop
    const { event, send, visitorId } = phone()
    const filed = event()
    await send([filed])
    const before = [await ledger(), await sessionRows(), await visitorRow(visitorId)]
    shop = await makeShop(made.runtime)
    expect((await send([{ ...filed, storeId: undefined }])).body).toEqual(receipt(1))
    shop = there
    expect([await ledger(), await sessionRows(), await visitorRow(visitorId)]).toEqual(before)
  })

  it('one id written in two ways is one event', async () => {
    const { event, send } = phone()
    const filed = event()
    expect((await send([filed, { ...filed, id: filed.id.toUpperCase() }])).body).toEqual(receipt(1, 1))
  })
})

describe('bots', () => {
  it.each(['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'curl/8.5.0'])(
    'that say so are filed, marked, and nobody’s visit: %s',
    async (userAgent) => {
      const { event, send, visitorId } = phone()
      expect((await send([event()], { userAgent })).body).toEqual(receipt(1))
      expect(await ledger()).toMatchObject([{ bot: true }])
      expect(await sessionRows()).toMatchObject([{ bot: true }])
      expect((await visitorRow(visitorId))?.botAt).toBeNull()
      expect(await counted()).toEqual([])
    },
  )

  const fast = (many: number, within: number) => {
    const { event, ...rest } = phone()
    const list = Array.from({ length: many }, (_, n) => event(Math.round((n * within) / (many - 1))))
    return { ...rest, list }
  }
  const sendInParts = async ({ list, send }: ReturnType<typeof fast>, part: number) => {
    for (let at = 0; at < list.length; at += part)
      expect((await send(list.slice(at, at + part))).status).toBe(200)
  }

  it.each([200, 150, 7])('that send 301 events of one minute are marked, in batches of %i', async (part) => {
    const device = fast(301, MINUTE)
    await sendInParts(device, part)
    expect((await visitorRow(device.visitorId))?.botAt).toEqual(NOW)
    const rows = await sessionRows()
    expect(rows).toMatchObject([{ bot: true, events: 301 }])
    await device.send([phoneThatIs(0).event(2 * 60 * MINUTE)])
    expect((await sessionRows()).map(({ bot }) => bot)).toEqual([true, true])
  })

  it('are not who sends 300 events of one minute, or 301 of a little more, or many late ones', async () => {
    const devices = [fast(300, MINUTE - 1), fast(301, MINUTE + 301), fast(900, 4 * MINUTE)]
    for (const device of devices) await sendInParts(device, 200)
    for (const { visitorId } of devices) expect((await visitorRow(visitorId))?.botAt).toBeNull()
  })

  it('are found by what came late and in the wrong order as well', async () => {
    const device = fast(301, MINUTE)
    const mixed = {
      ...device,
      list: device.list.toSorted((a, b) => (a.id.slice(-4) < b.id.slice(-4) ? -1 : 1)),
    }
    await sendInParts(mixed, 43)
    expect((await visitorRow(device.visitorId))?.botAt).toEqual(NOW)
    expect(await sessionRows()).toMatchObject([{ bot: true, events: 301 }])
  })
})

describe('shared devices', () => {
  const makeFans = async (count: number) => {
    const fans: TestPerson[] = []
    for (let n = 0; n < count; n++) {
      const fan = await makePerson(made.runtime, shop)
      const act = { personId: fan.personId, personKey: fan.personKey, by: 'favourite' as const }
      await noteDeliberateAct(fan.ctx(), { ...act, storeId: shop.storeId })
      fans.push(fan)
    }
    return fans
  }

  it('are those on which six fans were signed in on one day, by sign-in or by what they sent', async () => {
    const [tablet, till, own] = [phone(), phone(), phone()]
    const fans = await makeFans(6)
    for (const [n, fan] of fans.entries()) {
      expect((await visitorRow(tablet.visitorId))?.sharedAt ?? null).toBeNull()
      await linkVisitor(fan.ctx(), { visitorId: tablet.visitorId, personKey: fan.personKey })
      await till.send([till.event()], { token: fan.token })
      if (n > 0) await own.send([own.event()], { token: fan.token })
    }
    expect((await visitorRow(tablet.visitorId))?.sharedAt).toEqual(NOW)
    expect((await visitorRow(till.visitorId))?.sharedAt).toEqual(NOW)
    expect((await visitorRow(own.visitorId))?.sharedAt).toBeNull()
  })

  it('are not those of six people who are no fans, nor of six fans on two days', async () => {
    const { visitorId, event, send } = phone()
    for (let n = 0; n < 6; n++) await send([event()], { token: (await makePerson(made.runtime, shop)).token })
    expect((await visitorRow(visitorId))?.sharedAt).toBeNull()
    const other = phone()
    for (const [n, { token }] of (await makeFans(6)).entries()) {
      made.time.now = new Date(NOW.getTime() + (n % 2) * DAY)
      await other.send([other.event()], { token })
    }
    expect((await visitorRow(other.visitorId))?.sharedAt).toBeNull()
  })

  it('are found when the sixth becomes a fan after signing in', async () => {
    const { visitorId, event, send } = phone()
    for (const { token } of await makeFans(5)) await send([event()], { token })
    const sixth = await makePerson(made.runtime, shop)
    await send([event()], { token: sixth.token })
    expect((await visitorRow(visitorId))?.sharedAt).toBeNull()
    const act = { personId: sixth.personId, personKey: sixth.personKey, by: 'claim' as const }
    await noteDeliberateAct(sixth.ctx(), { ...act, storeId: shop.storeId })
    await send([event()], { token: sixth.token })
    expect((await visitorRow(visitorId))?.sharedAt).toEqual(NOW)
  })
})

describe('what is of another shop', () => {
  it('is a stranger here: its stores are refused, its tokens nobody’s, its dishes and offers only words', async () => {
    const there = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, there, { role: 'owner' })
    const { visitorId, event, send } = phone()
    await send([event()])
    const list = [
      event(0, { storeId: there.storeId }),
      event(0, { name: 'offer_viewed', properties: { offerId: there.offerId } }),
      event(0, { name: 'dish_viewed', properties: { dishId: newId('dsh', NOW) } }),
    ]
    const unknown = { index: 0, reason: 'unknownStore' }
    expect((await send(list, { token: stranger.token })).body).toEqual(receipt(2, 0, [unknown]))
    const rows = await ledger()
    expect(
      rows.every(({ personKey, staff, storeId }) => !personKey && !staff && storeId === shop.storeId),
    ).toBe(true)
    expect(await visitorRow(visitorId)).toMatchObject({ personKey: null, sharedAt: null })
    expect(await refusals()).toEqual({ unknownStore: 1 })
    shop = there
    expect([await ledger(), await sessionRows(), await counted(), await refusals()]).toEqual([[], [], [], {}])
  })
})
