import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noteDeliberateAct } from '../../api/_members/index.js'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { linkVisitor } from '../../api/_tracking/index.js'
import { EVENTS_PER_BATCH } from '../../api/_tracking/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, refusedEvents, sessions, storeVisitors, visitors } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
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

/** What a phone whose clock is `off` writes down and sends, by its own clock. */
const phoneThatIs = (off: number, visitorId: string = randomUUID()) => {
  const clock = (ago = 0) => new Date(made.time.now.getTime() - ago + off)
  return {
    visitorId,
    event: (ago = 0, wish: object = {}) => ({
      ...{ id: newUuid(clock(ago)), name: 'tapped', occurredAt: clock(ago).toISOString() },
      ...{ storeId: shop.storeId, properties: { what: 'dish', page: 'menu' }, ...wish },
    }),
    send: (list: unknown[], { userAgent, token }: { userAgent?: string; token?: string } = {}) =>
      api.post('/events', {
        ...{ userAgent, token },
        body: { appid: shop.appid, visitorId, sentAt: clock().toISOString(), events: list },
      }),
  }
}
const phone = () => phoneThatIs(0)

const ofShop = (table: typeof events | typeof sessions | typeof visitors | typeof storeVisitors) =>
  eq(table.merchantId, shop.merchantId)
const ledger = () => database.db.select().from(events).where(ofShop(events)).orderBy(asc(events.occurredAt))
const sessionRows = () => database.db.select().from(sessions).where(ofShop(sessions))
const visitorRow = async (visitorId: string) => {
  const [row] = await database.db
    .select()
    .from(visitors)
    .where(and(ofShop(visitors), eq(visitors.visitorId, visitorId)))
  return row
}
const counted = () => database.db.select().from(storeVisitors).where(ofShop(storeVisitors))
const refusals = async () => {
  const rows = await database.db
    .select()
    .from(refusedEvents)
    .where(eq(refusedEvents.merchantId, shop.merchantId))
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
}
const receipt = (accepted: number, duplicates = 0, refused: object[] = []) => ({
  accepted,
  duplicates,
  refused,
})

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

describe('hostile', () => {
  const good = () => phone().event(0, { id: newUuid(NOW) })
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const reply = await fetch(`${api.origin}/api/events`, { method: 'POST', body, headers })
    return { status: reply.status, headers: reply.headers, body: await reply.json() }
  }
  const envelope = (list: string, visitorId: string = randomUUID()) =>
    `{"appid":"${shop.appid}","visitorId":"${visitorId}","sentAt":"${NOW.toISOString()}","events":${list}}`
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

  it.each<[string, () => string | Uint8Array<ArrayBuffer>]>([
    ['nothing', () => ''],
    ['no JSON', () => 'events'],
    ['half of one', () => envelope('[').slice(0, -1)],
    ['a list', () => '[]'],
    ['a hundred thousand levels', () => deep(100_000)],
    ['no events', () => envelope('[]')],
    ['201 events', () => envelope(JSON.stringify(Array.from({ length: EVENTS_PER_BATCH + 1 }, good)))],
    ['a time that is none', () => envelope('[1]').replace(NOW.toISOString(), '2026-02-30T00:00:00Z')],
    ['a field more', () => envelope('[1]').replace('{', '{"merchantId":"mer_1",')],
    ['another prototype', () => envelope('[1]').replace('{', '{"__proto__":{"appid":"x"},')],
    ['NUL in the name of the shop', () => envelope('[1]').replace(shop.appid, '\\u0000')],
    ['half a character in the device', () => envelope('[1]', '\\ud800')],
    ['bytes that are no text', () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d])],
  ])('a body of %s is refused whole', async (_, body) => {
    const { status, body: answer } = await post(body())
    expect([status, answer.error.code]).toEqual([400, 'invalid_request'])
    expect([await ledger(), await refusals(), made.logged]).toEqual([[], {}, []])
  })

  it('a body of 10 MB is too large, however it is told', async () => {
    const long = `"${'x'.repeat(10_000_000)}"`
    const { status, body } = await post(envelope(`[${long}]`))
    expect([status, body.error.code]).toEqual([413, 'body_too_large'])
  })

  const event = () => JSON.stringify(good())
  const withProperties = (properties: string) =>
    event().replace(/"properties":\{[^}]*\}/, `"properties":${properties}`)

  it.each<[string, () => string, string]>([
    ['null', () => 'null', 'malformed'],
    ['a hundred thousand levels', () => deep(100_000), 'malformed'],
    ['levels for a property', () => withProperties(`{"page":${deep(50_000)}}`), 'badProperties'],
    ['levels for all properties', () => withProperties(deep(50_000)), 'badProperties'],
    ['another prototype', () => event().replace('{', '{"__proto__":{"name":"tapped"},'), 'malformed'],
    ['a prototype among its properties', () => withProperties('{"__proto__":{"page":"x"}}'), 'badProperties'],
    ['a constructor among its properties', () => withProperties('{"constructor":"x"}'), 'badProperties'],
    ['a name of every object', () => event().replace('"tapped"', '"constructor"'), 'unknownName'],
    ['a name of its prototype', () => event().replace('"tapped"', '"__proto__"'), 'unknownName'],
    ['a name with NUL', () => event().replace('"tapped"', '"tapped\\u0000"'), 'unknownName'],
    ['an unheard-of name', () => event().replace('"tapped"', '"drop_table"'), 'unknownName'],
    ['a fact of the server', () => event().replace('"tapped"', '"voucher_redeemed"'), 'unknownName'],
    ['NUL in a word', () => withProperties('{"page":"me\\u0000nu"}'), 'badProperties'],
    ['half a character in a word', () => withProperties('{"page":"\\ud800"}'), 'badProperties'],
    ['a word too long', () => withProperties(`{"page":"${'x'.repeat(65)}"}`), 'badProperties'],
    ['free text', () => withProperties('{"page":"沈砚秋 13812346628"}'), 'badProperties'],
    ['a line more', () => withProperties('{"page":"menu\\n"}'), 'badProperties'],
    ['an unknown property', () => withProperties('{"phone":"13812346628"}'), 'badProperties'],
    ['a number beyond numbers', () => event().replace('{', '{"sequence":1e400,'), 'malformed'],
    ['less than nothing', () => event().replace('{', '{"sequence":-1,'), 'malformed'],
    ['a half', () => event().replace('{', '{"sequence":0.5,'), 'malformed'],
    ['more than its column holds', () => event().replace('{', '{"sequence":2147483648,'), 'malformed'],
    ['an id that carries no time', () => JSON.stringify({ ...good(), id: randomUUID() }), 'malformed'],
    ['an id with a line more', () => JSON.stringify({ ...good(), id: `${newUuid(NOW)}\n` }), 'malformed'],
    [
      'a time with an offset',
      () => JSON.stringify({ ...good(), occurredAt: '2026-11-25T17:26:00+08:00' }),
      'malformed',
    ],
    ['a store that is none', () => JSON.stringify({ ...good(), storeId: 'sto_1' }), 'malformed'],
    ['a store of nobody', () => JSON.stringify({ ...good(), storeId: newId('sto', NOW) }), 'unknownStore'],
    ['a time before all', () => JSON.stringify({ ...good(), occurredAt: '0001-01-01T00:00:00Z' }), 'tooLate'],
  ])('an event of %s is refused, and nothing else with it', async (_, bad, reason) => {
    const { status, body } = await post(envelope(`[${event()},${bad()},${event()}]`))
    expect([status, body]).toEqual([200, receipt(2, 0, [{ index: 1, reason }])])
    expect(await ledger()).toHaveLength(2)
    expect(await refusals()).toEqual({ [reason]: 1 })
    expect(made.logged).toEqual([])
  })

  it('numbers beyond numbers, and scenes beyond scenes, sink nothing', async () => {
    const opened = (scene: string) =>
      JSON.stringify({ ...good(), name: 'app_opened' }).replace(
        /"properties":\{[^}]*\}/,
        `"properties":{"scene":${scene}}`,
      )
    const scenes = ['1e400', '-1e400', '1e308', '1.5', '-0', '999999999', '32768', '1011']
    const { status, body } = await post(envelope(`[${scenes.map(opened).join(',')}]`))
    expect([status, body]).toEqual([
      200,
      receipt(
        4,
        0,
        [0, 1, 2, 3].map((index) => ({ index, reason: 'badProperties' })),
      ),
    ])
  })

  it('refusals add up by day, and never name what was sent', async () => {
    const { send } = phone()
    for (let n = 0; n < 3; n++)
      await send([{ ...good(), name: `evil${n}` }, null, { ...good(), name: 'tapped', properties: { x: 1 } }])
    made.time.now = new Date(NOW.getTime() + DAY)
    await send([null])
    const rows = await database.db
      .select()
      .from(refusedEvents)
      .where(eq(refusedEvents.merchantId, shop.merchantId))
    expect(rows.map(({ on, reason, count }) => `${on} ${reason} ${count}`).sort()).toEqual([
      ...['2026-11-25 badProperties 3', '2026-11-25 malformed 3', '2026-11-25 unknownName 3'],
      '2026-11-26 malformed 1',
    ])
  })
})
