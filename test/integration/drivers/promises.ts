import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { newUuid } from '../../../api/_platform/ids.js'
import { events, idempotencyKeys, redemptions, reservations } from '../../../db/schema/index.js'
import type { Driver } from '../../support/drivers.js'
import {
  FRIDAY_EVENING,
  makeOffer,
  makePerson,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../../support/shop.js'

const MINUTE_MS = 60_000

export const promiseTests = (get: () => Driver) => {
  let shop: TestShop
  let guest: TestPerson
  beforeEach(async () => {
    get().made.time.now = NOW
    shop = await makeShop(get().made.runtime)
    guest = await makePerson(get().made.runtime, shop)
  })

  const wish = (label = 'A1', startsAt = FRIDAY_EVENING) => ({
    ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt.toISOString() },
    ...{ contactPhone: '13800001111', contactName: '沈砚秋' },
  })
  const book = (body = wish(), { token = guest.token, key = randomUUID() as string } = {}) =>
    get().api.post(`/stores/${shop.storeId}/reservations`, { token, key, body })
  const countOf = async (table: typeof reservations | typeof redemptions | typeof idempotencyKeys) => {
    const [row] = await get()
      .db.select({ count: count() })
      .from(table)
      .where(eq(table.merchantId, shop.merchantId))
    return row?.count
  }
  const countEvents = async (name: string) => {
    const these = and(eq(events.merchantId, shop.merchantId), eq(events.name, name))
    const [row] = await get().db.select({ count: count() }).from(events).where(these)
    return row?.count
  }

  it('gives one key one effect and the same answer, before and after', async () => {
    const key = randomUUID()
    const first = await book(wish(), { key })
    const second = await book(wish(), { key })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(first.body.contactName).toBe('沈砚秋')
    expect([await countOf(reservations), await countEvents('reservation_placed')]).toEqual([1, 1])
  })

  it('gives it once to ten at the same time', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(wish(), { key })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect([await countOf(reservations), await countEvents('reservation_placed')]).toEqual([1, 1])
  })

  it('refuses the key with another body, and gives it to another person', async () => {
    const key = randomUUID()
    await book(wish('A1'), { key })
    const other = await book(wish('A2'), { key })
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused'])
    const { token } = await makePerson(get().made.runtime, shop)
    expect((await book(wish('A3'), { key, token })).status).toBe(201)
    expect(await countOf(reservations)).toBe(2)
  })

  it('keeps nothing of what it refused, so that the key can be used again', async () => {
    const key = randomUUID()
    const tooMany = await book({ ...wish(), partySize: 9 }, { key })
    expect([tooMany.status, tooMany.body.error.code]).toEqual([422, 'party_does_not_fit'])
    expect([await countOf(reservations), await countOf(idempotencyKeys)]).toEqual([0, 0])
    expect((await book(wish(), { key })).status).toBe(201)
  })

  it('gives one table to one of twenty guests', async () => {
    const guests = await Promise.all(Array.from({ length: 20 }, () => makePerson(get().made.runtime, shop)))
    const answers = await Promise.all(guests.map(({ token }) => book(wish(), { token })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 201)
    expect(new Set(others.map(({ status, body }) => `${status} ${body.error.code}`))).toEqual(
      new Set(['409 table_unavailable']),
    )
    expect([await countOf(reservations), await countEvents('reservation_placed')]).toEqual([1, 1])
  })

  it('redeems a code on six devices once', async () => {
    const { api, made } = get()
    const claimed = await api.post(`/offers/${shop.offerId}/claims`, {
      token: guest.token,
      body: { storeId: shop.storeId },
    })
    const shown = await api.get(`/me/vouchers/${claimed.body.id}/codes`, guest.token)
    const code = shown.body.handle + shown.body.codes[0].code
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const till = `/stores/${shop.storeId}`
    const { body } = await api.post(`${till}/validations`, { token: clerk.token, body: { code } })
    const spend = { token: clerk.token, body: { voucherId: body.voucherId, billFen: 31_800 } }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.post(`${till}/redemptions`, { ...spend })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
    expect([await countOf(redemptions), await countEvents('voucher_redeemed')]).toEqual([1, 1])
  })

  it('files a batch of events once, its repeats and its strangers named', async () => {
    const { api } = get()
    const event = (name = 'page_viewed') => ({
      ...{ id: newUuid(NOW), name, occurredAt: NOW.toISOString(), storeId: shop.storeId },
      properties: name === 'page_viewed' ? { page: 'home', seconds: 3 } : {},
    })
    const list = [...Array.from({ length: 100 }, () => event()), event('dish_viewed')]
    const send = (sent: object[]) =>
      api.post('/events', {
        body: { appid: shop.appid, visitorId: randomUUID(), sentAt: NOW.toISOString(), events: sent },
      })
    const first = await send([...list, ...list.slice(0, 20), { ...event(), name: 'unheard_of' }])
    expect(first.body).toMatchObject({ accepted: 101, duplicates: 20, refused: [{ index: 121 }] })
    expect((await send(list)).body).toEqual({ accepted: 0, duplicates: 101, refused: [] })
    expect([await countEvents('page_viewed'), await countEvents('dish_viewed')]).toEqual([100, 1])
  })

  it('pages through a list, each once and in order', async () => {
    const { api, db, made } = get()
    const offerId = await makeOffer(db, shop.merchantId, NOW, { perPersonLimit: 9 })
    const ids: string[] = []
    for (const later of [0, 0, 0, MINUTE_MS, MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS]) {
      made.time.now = new Date(NOW.getTime() + later)
      const claim = await api.post(`/offers/${offerId}/claims`, {
        token: guest.token,
        body: { storeId: shop.storeId },
      })
      ids.push(claim.body.id)
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await api.get(`/me/vouchers?limit=3${cursor && `&cursor=${cursor}`}`, guest.token)
      expect(body.items.length).toBeLessThanOrEqual(3)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual([...ids].sort().reverse())
  })
}
