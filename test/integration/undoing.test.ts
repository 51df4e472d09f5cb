import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { events, people, staffActions, storeGuests, visits } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { redeemAVoucher } from '../support/redeeming.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const MINUTE = 60_000
const DAY = 86_400_000
/** The party of the tests is awaited half an hour from now. */
const TONIGHT = new Date('2026-11-25T18:00:00+08:00')

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let clerk: TestPerson
let colleague: TestPerson
let owner: TestPerson

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
  guest = await makePerson(made.runtime, shop)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  colleague = await makePerson(made.runtime, shop, { role: 'clerk' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
})

const pass = (ms: number) => {
  made.time.now = new Date(made.time.now.getTime() + ms)
}
const outcome = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${body.error.code}`)
const book = async (by = guest, label = 'A1', startsAt = TONIGHT): Promise<Answer> =>
  api.post(`/stores/${shop.storeId}/reservations`, {
    token: by.token,
    body: {
      ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt.toISOString() },
      contactPhone: '13812346628',
    },
  })
const move = (id: string, how: 'seating' | 'no-show' | 'reinstatement', by = clerk) =>
  api.post(`/stores/${shop.storeId}/reservations/${id}/${how}`, { token: by.token })
const statusOf = async (id: string) => {
  const day = (await api.get(`/stores/${shop.storeId}/reservations`, clerk.token)).body
  return day.items.find((item: { id: string }) => item.id === id)?.status
}
const personRow = async () => {
  const [row] = await database.db.select().from(people).where(eq(people.id, guest.personId))
  return row && { visits: row.visits, lastVisitOn: row.lastVisitOn, isRegular: row.regularAt !== null }
}
const visitsOf = () => database.db.select().from(visits).where(eq(visits.personId, guest.personId))
const lastAct = async () => {
  const ofGuest = and(eq(storeGuests.personId, guest.personId), eq(storeGuests.storeId, shop.storeId))
  const [row] = await database.db.select().from(storeGuests).where(ofGuest)
  return row?.lastActAt
}
const ledger = async () =>
  (await database.db.select().from(events).where(eq(events.merchantId, shop.merchantId))).map(
    ({ name }) => name,
  )
const figures = async () =>
  (await api.get(`/stores/${shop.storeId}/overview?period=day`, owner.token)).body.figures
const guestFile = async () =>
  (await api.get(`/stores/${shop.storeId}/guests/${guest.personId}`, owner.token)).body

describe('a seating that was a slip of the thumb', () => {
  it('is taken back by any clerk, with the visit and everything it changed; the ledger keeps both', async () => {
    const { id } = (await book()).body
    const acted = await lastAct()
    pass(5 * MINUTE)
    expect((await move(id, 'seating')).body).toMatchObject({
      status: 'seated',
      canReinstate: true,
      visits: 1,
    })
    expect(await personRow()).toEqual({ visits: 1, lastVisitOn: '2026-11-25', isRegular: false })

    const answer = await move(id, 'reinstatement', colleague)
    expect(answer.body).toMatchObject({
      ...{ status: 'booked', settledAt: null, canSeat: true, canReinstate: false, visits: 0 },
    })
    expect(await personRow()).toEqual({ visits: 0, lastVisitOn: null, isRegular: false })
    expect([await visitsOf(), await lastAct()]).toEqual([[], acted])
    expect((await figures()).visits.now).toBe(0)
    const names = await ledger()
    expect(names).toContain('reservation_seated')
    expect(names).toContain('reservation_reinstated')
    const actions = await database.db
      .select()
      .from(staffActions)
      .where(and(eq(staffActions.personId, colleague.personId)))
    expect(actions.map(({ action, subject }) => [action, subject])).toEqual([['撤回入座或没来', id]])
  })

  it('can be made again, and counts once', async () => {
    const { id } = (await book()).body
    for (const how of ['seating', 'reinstatement', 'seating'] as const)
      expect((await move(id, how)).status).toBe(201)
    expect(await personRow()).toEqual({ visits: 1, lastVisitOn: '2026-11-25', isRegular: false })
  })

  it('no longer makes a regular', async () => {
    made.time.now = new Date(NOW.getTime() - 7 * DAY)
    const earlier = (await book(guest, 'A1', new Date(TONIGHT.getTime() - 7 * DAY))).body
    await move(earlier.id, 'seating')
    made.time.now = NOW
    const { id } = (await book()).body
    await move(id, 'seating')
    expect(await personRow()).toEqual({ visits: 2, lastVisitOn: '2026-11-25', isRegular: true })
    await move(id, 'reinstatement')
    expect(await personRow()).toEqual({ visits: 1, lastVisitOn: '2026-11-18', isRegular: false })
  })

  it('leaves the visit to a redemption that stands, whichever came first', async () => {
    const { id } = (await book()).body
    await move(id, 'seating')
    pass(MINUTE)
    const redeemed = (await redeemAVoucher(api, { shop, guest, clerk })).body
    await move(id, 'reinstatement')
    expect(await visitsOf()).toMatchObject([{ causeId: redeemed.id, firstAt: made.time.now }])
    expect(await personRow()).toMatchObject({ visits: 1 })

    await move(id, 'seating')
    await move(id, 'reinstatement')
    expect(await visitsOf()).toMatchObject([{ causeId: redeemed.id }])
    expect(await personRow()).toMatchObject({ visits: 1 })
  })

  it('stands after ten minutes', async () => {
    const { id } = (await book()).body
    await move(id, 'seating')
    pass(10 * MINUTE)
    const day = async () => (await api.get(`/stores/${shop.storeId}/reservations`, clerk.token)).body.items[0]
    expect((await day()).canReinstate).toBe(true)
    pass(1)
    expect((await day()).canReinstate).toBe(false)
    expect(outcome(await move(id, 'reinstatement'))).toBe('409 reinstatement_too_late')
    expect(await personRow()).toMatchObject({ visits: 1 })
  })
})

describe('a no-show', () => {
  beforeEach(() => {
    made.time.now = NOW
  })

  it('has its table again, if nobody took it', async () => {
    const { id } = (await book()).body
    made.time.now = new Date(TONIGHT.getTime() + 20 * MINUTE)
    await move(id, 'no-show')
    const later = new Date(TONIGHT.getTime() + 60 * MINUTE)
    expect((await move(id, 'reinstatement')).body).toMatchObject({ status: 'booked', lateMinutes: 20 })
    const stranger = await makePerson(made.runtime, shop)
    expect(outcome(await book(stranger, 'A1', later))).toBe('409 table_unavailable')
    expect((await guestFile()).noShows).toBe(0)
  })

  it('stays one when somebody else has the table by now, and the clerk hears why', async () => {
    const { id } = (await book()).body
    made.time.now = new Date(TONIGHT.getTime() + 20 * MINUTE)
    await move(id, 'no-show')
    const stranger = await makePerson(made.runtime, shop)
    expect((await book(stranger, 'A1', new Date(TONIGHT.getTime() + 60 * MINUTE))).status).toBe(201)
    const answer = await move(id, 'reinstatement')
    expect(outcome(answer)).toBe('409 table_unavailable')
    expect(answer.body.error.message).toMatch(/给别人订走/)
    expect(await statusOf(id)).toBe('noShow')
    expect(await ledger()).not.toContain('reservation_reinstated')
  })
})

it('nothing is taken back that was not done, or that the guest did', async () => {
  const { id } = (await book()).body
  expect(outcome(await move(id, 'reinstatement'))).toBe('409 reservation_standing')
  await api.post(`/me/reservations/${id}/cancellation`, { token: guest.token })
  expect(outcome(await move(id, 'reinstatement'))).toBe('409 reservation_settled')
})
