import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { EVENTS_PER_BATCH } from '../../api/_tracking/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { refusedEvents } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { eventsOf, receipt } from '../support/event-phones.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

const _MINUTE = 60_000
const DAY = 86_400_000
const _YEAR = 365 * DAY
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

const { phone, ledger, sessionRows, refusals } = eventsOf(() => ({ db: database.db, api, made, shop }))

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
    const answers = await Promise.all(scenes.map((scene) => post(envelope(`[${opened(scene)}]`))))
    const refused = [{ index: 0, reason: 'badProperties' }]
    expect(answers.map(({ body }) => body)).toEqual([
      ...Array(4).fill(receipt(0, 0, refused)),
      ...Array(4).fill(receipt(1)),
    ])
    const scenesKept = (await sessionRows()).map(({ scene, source }) => `${scene} ${source}`)
    expect(scenesKept.sort()).toEqual(['1011 scan', 'null direct', 'null other', 'null other'])
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
