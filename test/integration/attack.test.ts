import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../api/_local/server.js'
import { startWeChatStandIn, type WeChatStandIn } from '../../api/_local/wechat/stand-in.js'
import type { ErrorBody } from '../../api/_platform/contract.js'
import { newUuid } from '../../api/_platform/ids.js'
import { ingest } from '../../api/_tracking/ingest.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const guestOfShop = async () => {
  const guest = await makePerson(made.runtime, shop)
  const claim = await api.post(`/offers/${shop.offerId}/claims`, {
    token: guest.token,
    body: { storeId: shop.storeId },
  })
  expect(claim.status).toBe(201)
  return guest
}

const timelineOf = async (personId: string) => {
  const { token } = await makePerson(made.runtime, shop, { role: 'manager' })
  return api.get(`/stores/${shop.storeId}/guests/${personId}/timeline`, token)
}

const WRONG_ID = `vch_${'0'.repeat(32)}`

describe('an id of one kind under the name of another', () => {
  it.each([
    ['offer_viewed', 'offerId', WRONG_ID],
    ['dish_viewed', 'dishId', WRONG_ID],
    ['table_chosen', 'tableId', WRONG_ID],
    ['voucher_shown', 'voucherId', `off_${'0'.repeat(32)}`],
  ])('is refused from a phone: %s', async (name, property, id) => {
    const { token } = await guestOfShop()
    const event = { id: newUuid(NOW), name, occurredAt: NOW.toISOString(), properties: { [property]: id } }
    const batch = { appid: shop.appid, visitorId: randomUUID(), sentAt: NOW.toISOString(), events: [event] }
    const { status, body } = await api.post('/events', { token, body: batch })
    expect([status, body.accepted, body.refused]).toEqual([200, 0, [{ index: 0, reason: 'badProperties' }]])
  })

  it('does not close the timeline to the manager when the ledger has one', async () => {
    const guest = await guestOfShop()
    await database.db.insert(events).values({
      ...{ merchantId: shop.merchantId, id: newUuid(NOW), name: 'offer_viewed', personKey: guest.personKey },
      ...{ storeId: shop.storeId, staff: false, properties: { offerId: WRONG_ID, tableId: WRONG_ID } },
      ...{ occurredAt: NOW, receivedAt: NOW },
    })
    const { status, body } = await timelineOf(guest.personId)
    expect(status).toBe(200)
    const [viewed] = body.items.filter((item: { name: string }) => item.name === 'offer_viewed')
    expect(viewed.subject).toBeNull()
  })
})

describe('a body without a length', () => {
  it('is refused by /events as soon as it is too large', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 16_384
        if (sent > 50_000_000) controller.close()
        else controller.enqueue(new Uint8Array(16_384).fill(121))
      },
    })
    const init = { method: 'POST', body: endless, duplex: 'half' as const }
    const reply = await ingest(made.runtime, new Request(`${api.origin}/api/events`, init))
    expect([reply.status, ((await reply.json()) as ErrorBody).error.code]).toEqual([413, 'body_too_large'])
    expect(sent).toBeLessThan(1_000_000)
  })
})

describe('a contact name', () => {
  it.each(['a\u0000b', '\ud800', '李\u202e雷', '李\n雷'])(
    'is refused with what nobody can read: %j',
    async (contactName) => {
      const { token } = await makePerson(made.runtime, shop)
      const body = {
        ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
        ...{ contactName, contactPhone: '13812346628' },
      }
      const { status, body: answer } = await api.post(`/stores/${shop.storeId}/reservations`, { token, body })
      expect([status, answer.error?.code]).toEqual([400, 'invalid_request'])
    },
  )

  it.each(['古丽·娜扎', '𠮷田', "O'Brien 👩‍🍳"])('is taken as people write it: %s', async (contactName) => {
    const { token } = await makePerson(made.runtime, shop)
    const label = `A${2 + ['古丽·娜扎', '𠮷田'].indexOf(contactName) + 1}`
    const body = {
      ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      ...{ contactName, contactPhone: '13812346628' },
    }
    const { status, body: answer } = await api.post(`/stores/${shop.storeId}/reservations`, { token, body })
    expect([status, answer.contactName]).toEqual([201, contactName])
  })
})

describe('what a keeper types', () => {
  const refusalOf = async (path: string, body: object) => {
    const { token } = await makePerson(made.runtime, shop, { role: 'manager' })
    const { status, body: answer } = await api.post(`/stores/${shop.storeId}/${path}`, { token, body })
    return [status, answer.error?.code]
  }

  it.each(['a\u0000b', '\ud800', '一\u202e楼'])(
    'is no name of a floor that nobody can read: %j',
    async (name) => {
      const plan = { name, width: 300, height: 300, tables: [] }
      expect(await refusalOf('floor-plan', plan)).toEqual([400, 'invalid_request'])
    },
  )

  it('is no day of a year that never was', async () => {
    const on = '0000-01-01'
    const closed = { periods: [], closures: [{ on, reason: '盘点' }] }
    expect(await refusalOf('hours', closed)).toEqual([400, 'invalid_request'])
    const special = { on, periods: [{ name: '午市', opensMinute: 600, closesMinute: 840 }] }
    const opened = { periods: [], closures: [], specials: [special] }
    expect(await refusalOf('hours', opened)).toEqual([400, 'invalid_request'])
  })
})

describe('the stand-in for WeChat', () => {
  let standIn: WeChatStandIn
  let server: Awaited<ReturnType<typeof startServer>>

  beforeAll(async () => {
    standIn = await startWeChatStandIn([{ appid: shop.appid, secret: 'secret' }], made.runtime.clock)
    server = await startServer({ root: process.cwd(), port: 0, runtime: made.runtime, standIn, robots: null })
  })
  afterAll(async () => {
    await server?.close()
    await standIn?.close()
  })

  const askForCode = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { method: 'POST', headers: { host } }
      request(`${server.origin}/_local/login-codes?as=owner&merchant=${shop.slug}`, options, (reply) => {
        reply.resume()
        resolve(reply.statusCode)
      })
        .on('error', reject)
        .end()
    })

  it('gives login codes to pages of this machine alone', async () => {
    for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
      expect(await askForCode(host)).toBe(200)
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000'])
      expect(await askForCode(host)).toBe(403)
  })
})
