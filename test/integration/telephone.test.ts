import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { joinMembership } from '../../api/_members/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, people, reservations } from '../../db/schema/index.js'
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

const PHONE = '13812346628'
const HOUR = 3_600_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let clerk: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
})

const outcome = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${body.error.code}`)
const wish = (label = 'A1', startsAt = FRIDAY_EVENING) => ({
  ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt.toISOString() },
  ...{ contactPhone: PHONE, contactName: '陈女士' },
})
const take = (body: object = wish()) =>
  api.post(`/stores/${shop.storeId}/telephone-reservations`, { token: clerk.token, body })
const rowOf = async (id: string) => {
  const [row] = await database.db.select().from(reservations).where(eq(reservations.id, id))
  return row
}
const callers = async () =>
  (await database.db.select().from(people).where(eq(people.merchantId, shop.merchantId))).filter(
    ({ openidHash }) => openidHash === null,
  )
const bookingsOf = async (guest: TestPerson) => (await api.get('/me/reservations', guest.token)).body.items

describe('a booking taken by telephone', () => {
  it('stands in the day with its mark, and in the ledger as what it was', async () => {
    const { status, body } = await take()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ guestName: '陈女士', phoneTail: '6628', takenByPhone: true, visits: 0, isMember: false },
      ...{ partySize: 2, status: 'booked', time: '18:30' },
    })
    const day = await api.get(`/stores/${shop.storeId}/reservations?on=2026-11-27`, clerk.token)
    expect(day.body.items).toMatchObject([{ id: body.id, takenByPhone: true }])
    expect(await rowOf(body.id)).toMatchObject({ takenBy: clerk.personId, personId: body.personId })
    const told = await database.db.select().from(events).where(eq(events.merchantId, shop.merchantId))
    expect(told.map(({ name, properties }) => [name, properties.channel ?? properties.by]).sort()).toEqual([
      ['fan_gained', 'telephone'],
      ['reservation_placed', 'telephone'],
    ])
  })

  it('of a caller who called before is the same person, by the name said last', async () => {
    const first = (await take()).body
    const second = (await take({ ...wish('A2'), contactName: '陈阿姨' })).body
    expect(second.personId).toBe(first.personId)
    expect(await callers()).toHaveLength(1)
    const third = (await take({ ...wish('A3'), contactPhone: '13900001111' })).body
    expect(third.personId).not.toBe(first.personId)
  })

  it('is a member’s who has that number', async () => {
    const member = await makePerson(made.runtime, shop)
    await joinMembership(member.ctx(), { storeId: shop.storeId, phone: PHONE, name: '陈会员' })
    const { body } = await take()
    expect(body).toMatchObject({ personId: member.personId, isMember: true, guestName: '陈女士' })
    expect(await bookingsOf(member)).toMatchObject([{ id: body.id }])
    expect(await callers()).toEqual([])
    expect((await api.get('/me', member.token)).body.name).toBe('陈会员')
  })

  it('never shows up at somebody who merely typed that number', async () => {
    const typed = await makePerson(made.runtime, shop)
    const own = { ...wish('A5'), contactName: '陌生人' }
    await api.post(`/stores/${shop.storeId}/reservations`, { token: typed.token, body: own })
    const { body } = await take()
    expect(body.personId).not.toBe(typed.personId)
    expect(await bookingsOf(typed)).toHaveLength(1)
  })

  it('is seated, counted and taken back like any other', async () => {
    const { id, personId } = (await take(wish('A1', new Date('2026-11-25T18:00:00+08:00')))).body
    const move = (how: string) =>
      api.post(`/stores/${shop.storeId}/reservations/${id}/${how}`, { token: clerk.token })
    expect((await move('seating')).body).toMatchObject({ status: 'seated', visits: 1 })
    expect((await move('reinstatement')).body).toMatchObject({ status: 'booked', visits: 0 })
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const file = await api.get(`/stores/${shop.storeId}/guests/${personId}`, manager.token)
    expect(file.body).toMatchObject({ name: '陈女士', phoneMasked: '138 **** 6628' })
  })
})

describe('what a guest’s booking is refused for, this one is as well', () => {
  it('a time gone by, too many people, a table that is taken', async () => {
    expect(outcome(await take(wish('A1', new Date(NOW.getTime() - HOUR))))).toBe('422 slot_unavailable')
    expect(outcome(await take({ ...wish(), partySize: 9 }))).toBe('422 party_does_not_fit')
    await take()
    expect(outcome(await take(wish()))).toBe('409 table_unavailable')
  })

  it('a fourth booking, and the clerk hears whose', async () => {
    for (const label of ['A1', 'A2', 'A3']) expect((await take(wish(label))).status).toBe(201)
    const answer = await take(wish('A4'))
    expect(outcome(answer)).toBe('409 reservation_limit')
    expect(answer.body.error.message).toMatch(/^这位客人/)
  })

  it('a number that is none, or none at all', async () => {
    const { contactPhone: _, ...without } = wish()
    for (const body of [without, { ...wish(), contactPhone: '1234' }])
      expect(outcome(await take(body))).toBe('400 invalid_request')
    expect(await callers()).toEqual([])
  })
})
