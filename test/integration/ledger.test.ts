import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, storeVisitors } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  FRIDAY_EVENING,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const MINUTE = 60_000
const DAY = 86_400_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime)
  guest = await makePerson(made.runtime, shop)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const ledger = () =>
  database.db.select().from(events).where(eq(events.merchantId, shop.merchantId)).orderBy(asc(events.name))

/** What `act` adds to the ledger, in order of name. */
const added = async (act: () => Promise<Answer>) => {
  const before = new Set((await ledger()).map(({ id }) => id))
  const answer = await act()
  const rows = (await ledger()).filter(({ id }) => !before.has(id))
  return { answer, rows }
}
const fact = (name: string, properties: object, person = guest) => ({
  ...{ name, properties, personKey: person.personKey, storeId: shop.storeId, merchantId: shop.merchantId },
  ...{ visitorId: null, staff: false, occurredAt: made.time.now, receivedAt: made.time.now },
})

const bookingWish = (startsAt = FRIDAY_EVENING) => ({
  ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: startsAt.toISOString() },
  contactPhone: '13812346628',
})
const book = (body = bookingWish(), by = guest) =>
  api.post(`/stores/${shop.storeId}/reservations`, { token: by.token, body })
const settle = (id: string, what: string) =>
  api.post(`/stores/${shop.storeId}/reservations/${id}/${what}`, { token: clerk.token })
const properties = (reservationId: string) => ({
  ...{ reservationId, tableId: shop.tableOf('A1').id, partySize: 2 },
})

describe('every fact of the story leaves exactly its events', () => {
  it('a booking, its cancellation, and nothing new at a repeat', async () => {
    const first = await added(() => book())
    const { id } = first.answer.body
    expect(first.rows).toMatchObject([
      fact('fan_gained', { by: 'booking' }),
      fact('reservation_placed', properties(id)),
    ])
    const cancel = () => api.post(`/me/reservations/${id}/cancellation`, { token: guest.token })
    expect((await added(cancel)).rows).toMatchObject([fact('reservation_canceled', properties(id))])
    const refused = await added(cancel)
    expect([refused.answer.body.error.code, refused.rows]).toEqual(['reservation_settled', []])
    const second = await added(() => book())
    expect(second.rows.map(({ name }) => name)).toEqual(['reservation_placed'])
  })

  it.each(['seating', 'no-show'] as const)('a %s, told of the guest and not of the clerk', async (what) => {
    const { id } = (await book()).body
    made.time.now = new Date(FRIDAY_EVENING.getTime() + MINUTE)
    const { rows } = await added(() => settle(id, what))
    const name = what === 'seating' ? 'reservation_seated' : 'reservation_no_show'
    expect(rows).toMatchObject([fact(name, properties(id))])
    const again = await added(() => settle(id, what))
    expect([again.answer.status, again.rows]).toEqual([409, []])
  })

  it('a claim, a validation, a redemption', async () => {
    const claimed = await added(() =>
      api.post(`/offers/${shop.offerId}/claims`, { token: guest.token, body: { storeId: shop.storeId } }),
    )
    const voucher = { voucherId: claimed.answer.body.id, offerId: shop.offerId }
    expect(claimed.rows).toMatchObject([
      fact('fan_gained', { by: 'claim' }),
      fact('voucher_claimed', voucher),
    ])

    made.time.now = new Date(NOW.getTime() + MINUTE)
    const codes = (await api.get(`/me/vouchers/${voucher.voucherId}/codes`, guest.token)).body
    const code = codes.handle + codes.codes[0].code
    const validate = () =>
      api.post(`/stores/${shop.storeId}/validations`, { token: clerk.token, body: { code } })
    expect((await added(validate)).rows).toMatchObject([fact('voucher_validated', voucher)])
    expect((await added(validate)).rows, 'looking again').toEqual([])

    const redeem = (billFen: number) =>
      api.post(`/stores/${shop.storeId}/redemptions`, {
        token: clerk.token,
        body: { voucherId: voucher.voucherId, billFen },
      })
    expect((await added(() => redeem(100))).rows, 'below the minimum').toEqual([])
    const redeemed = await added(() => redeem(25_600))
    expect(redeemed.rows).toMatchObject([
      fact('voucher_redeemed', { ...voucher, billFen: 25_600, discountFen: 3_000 }),
    ])
    expect((await added(() => redeem(25_600))).rows, 'spent').toEqual([])
  })

  it('a booking that is refused at the last step leaves none, and makes no fan', async () => {
    await book()
    const other = await makePerson(made.runtime, shop)
    const { answer, rows } = await added(() => book(bookingWish(), other))
    expect([answer.body.error.code, rows]).toEqual(['table_unavailable', []])
    expect((await api.get('/me', other.token)).body).toMatchObject({ isFan: false, phoneMasked: null })
  })

  it('a repeat with the same key is the same fact', async () => {
    const key = randomUUID()
    const send = () =>
      api.post(`/stores/${shop.storeId}/reservations`, { token: guest.token, body: bookingWish(), key })
    const first = await send()
    const { answer, rows } = await added(send)
    expect([answer.status, answer.body, rows]).toEqual([201, first.body, []])
  })
})

type Batch = { visitorId?: string; sentAt?: Date; token?: string; appid?: string }
const clientEvent = (wish: object = {}, at = made.time.now) => ({
  ...{ id: newUuid(at), name: 'page_viewed', occurredAt: at.toISOString(), storeId: shop.storeId },
  properties: { page: 'home', seconds: 3 },
  ...wish,
})
const send = (
  list: unknown[],
  { visitorId = randomUUID(), sentAt = made.time.now, token, appid }: Batch = {},
) =>
  api.post('/events', {
    token,
    body: { appid: appid ?? shop.appid, visitorId, sentAt: sentAt.toISOString(), events: list },
  })
const visitors = async () => {
  const ofStore = and(eq(storeVisitors.merchantId, shop.merchantId), eq(storeVisitors.storeId, shop.storeId))
  const rows = await database.db.select().from(storeVisitors).where(ofStore).orderBy(asc(storeVisitors.on))
  return rows.map(({ on, who }) => [on, who])
}

describe('what a phone sends', () => {
  it('is filed once, however often it is sent, and counts the visitor of a day once', async () => {
    const visitorId = randomUUID()
    const list = [clientEvent(), clientEvent({ name: 'app_opened', properties: { scene: 1011 } })]
    const [first = {}] = list
    expect((await send([...list, first], { visitorId })).body).toEqual({
      accepted: 2,
      duplicates: 1,
      refused: [],
    })
    expect((await send(list, { visitorId })).body).toEqual({ accepted: 0, duplicates: 2, refused: [] })
    expect(await ledger()).toMatchObject([
      { name: 'app_opened', visitorId, personKey: null, staff: false, properties: { scene: 1011 } },
      { name: 'page_viewed', visitorId, personKey: null, staff: false, storeId: shop.storeId },
    ])
    expect(await visitors()).toEqual([['2026-11-25', visitorId]])
  })

  it('under one id in two shops is two events', async () => {
    const elsewhere = await makeShop(made.runtime)
    const event = clientEvent({ storeId: undefined })
    expect((await send([event])).body.accepted).toBe(1)
    expect((await send([event], { appid: elsewhere.slug })).body.accepted).toBe(1)
  })

  it('loses what is wrong, named by its place, and nothing else', async () => {
    const elsewhere = await makeShop(made.runtime)
    const list = [
      clientEvent(),
      clientEvent({ name: 'voucher_redeemed' }),
      clientEvent({ id: randomUUID() }),
      clientEvent({ storeId: elsewhere.storeId }),
      clientEvent({ properties: { page: 'home', note: 'free text' } }),
      clientEvent({ properties: { page: '沈砚秋 13812346628' } }),
      clientEvent({ personKey: guest.personKey }),
      clientEvent({ occurredAt: 'yesterday' }),
      clientEvent({ occurredAt: '0000-01-01T00:00:00Z' }),
      ...[null, 'text', [], {}],
      clientEvent({ name: 'dish_viewed', properties: {} }),
    ]
    const { status, body } = await send(list)
    expect([status, body.accepted]).toEqual([200, 2])
    expect(body.refused.map(({ index }: { index: number }) => index)).toEqual(
      Array.from({ length: 12 }, (_, n) => n + 1),
    )
    expect(body.refused.map(({ reason }: { reason: string }) => reason)).toEqual([
      ...['unknownName', 'malformed', 'unknownStore', 'badProperties', 'badProperties', 'malformed'],
      ...Array(6).fill('malformed'),
    ])
    expect((await ledger()).map(({ name }) => name)).toEqual(['dish_viewed', 'page_viewed'])
  })

  it('with a token is of the person; with a bad or foreign one still of the visitor', async () => {
    const elsewhere = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, elsewhere)
    const visitorId = randomUUID()
    await send([clientEvent()], { visitorId, token: guest.token })
    for (const token of ['x.y.z', stranger.token])
      expect((await send([clientEvent()], { visitorId, token })).body.accepted).toBe(1)
    const keys = (await ledger()).map(({ personKey }) => personKey)
    expect(keys.filter((key) => key === guest.personKey)).toHaveLength(1)
    expect(keys.filter((key) => key === null)).toHaveLength(2)
    expect((await visitors()).map(([, who]) => who).sort()).toEqual([guest.personKey, visitorId].sort())
  })

  it('by staff is marked, and makes no visitor', async () => {
    await send([clientEvent()], { token: clerk.token })
    expect(await ledger()).toMatchObject([{ staff: true, personKey: clerk.personKey }])
    expect(await visitors()).toEqual([])
  })

  it('by a phone whose clock is wrong is told by our clock', async () => {
    const wrong = 3 * 60 * MINUTE
    const phoneNow = new Date(NOW.getTime() + wrong)
    const occurredAt = new Date(phoneNow.getTime() - 20 * MINUTE)
    await send([clientEvent({}, occurredAt)], { sentAt: phoneNow })
    expect(await ledger()).toMatchObject([
      { occurredAt: new Date(NOW.getTime() - 20 * MINUTE), clockAt: occurredAt, receivedAt: NOW },
    ])
  })

  it('in the future is filed at its arrival, once; more than a week back it is refused', async () => {
    const events = [400 * DAY, -7 * DAY, -7 * DAY - 1, -400 * DAY].map((away) =>
      clientEvent({}, new Date(NOW.getTime() + away)),
    )
    const late = [2, 3].map((index) => ({ index, reason: 'tooLate' }))
    expect((await send(events)).body).toEqual({ accepted: 2, duplicates: 0, refused: late })
    expect((await send(events)).body).toEqual({ accepted: 0, duplicates: 2, refused: late })
    const times = (await ledger()).map(({ occurredAt }) => occurredAt.getTime() - NOW.getTime())
    expect(times.sort((one, other) => one - other)).toEqual([-7 * DAY, 0])
  })

  it('is counted on the day of the shop on which it happened', async () => {
    const visitorId = randomUUID()
    const evening = new Date('2026-11-24T23:59:00+08:00')
    const morning = new Date('2026-11-25T00:01:00+08:00')
    await send([clientEvent({}, morning), clientEvent({}, evening)], { visitorId })
    expect(await visitors()).toEqual([
      ['2026-11-24', visitorId],
      ['2026-11-25', visitorId],
    ])
  })

  it('is refused whole only where the envelope is wrong', async () => {
    expect((await send([])).status).toBe(400)
    expect((await send(Array.from({ length: 201 }, () => clientEvent()))).status).toBe(400)
    expect((await send([clientEvent()], { visitorId: 'me' })).status).toBe(400)
    expect((await send([clientEvent()], { appid: 'wx0' })).status).toBe(404)
    expect(await ledger()).toEqual([])
  })
})
