import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personColumns } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import {
  consents,
  dishes,
  favourites,
  offerStores,
  people,
  redemptions,
  reservations,
  sessions,
  storeGuests,
  visitors,
  visits,
  vouchers,
} from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const DAY = 86_400_000
const PHONE = '13812346628'
const NAME = '陈女士'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  guest = await makePerson(made.runtime, shop)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  await know(guest)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const nextDoor = () => shop.storeIds[1] ?? ''
const at = (moment: string) => new Date(`${moment}:00+08:00`)
const isPerson = (personId: string) => and(eq(people.merchantId, shop.merchantId), eq(people.id, personId))

/** Makes somebody a guest of the store with a name and a number. */
const know = async ({ personId }: TestPerson, storeId = shop.storeId) => {
  const columns = personColumns({ sealer: made.runtime.sealer, merchantId: shop.merchantId })
  await database.db
    .update(people)
    .set({ nameSealed: columns.name.seal(NAME), phoneSealed: columns.phone.seal(PHONE) })
    .where(isPerson(personId))
  await database.db
    .insert(storeGuests)
    .values({ merchantId: shop.merchantId, storeId, personId, firstActAt: NOW, lastActAt: NOW })
}

const came = (on: string, storeId = shop.storeId) =>
  database.db.insert(visits).values({
    ...{ merchantId: shop.merchantId, storeId, personId: guest.personId, on },
    firstAt: at(`${on}T19:00`),
  })

type Status = 'seated' | 'noShow' | 'canceled' | 'booked'
const booked = (moment: string, partySize: number, status: Status = 'seated', storeId = shop.storeId) =>
  database.db.insert(reservations).values({
    ...{ merchantId: shop.merchantId, id: newId('rsv', NOW), storeId, personId: guest.personId, partySize },
    ...{ tableId: shop.tableOf('A1', storeId).id, status, createdAt: NOW },
    ...{ startsAt: at(moment), endsAt: new Date(at(moment).getTime() + 7_200_000) },
    settledAt: status === 'booked' ? null : at(moment),
  })

let nth = 0
const voucher = async (wish: Partial<typeof vouchers.$inferInsert> = {}) => {
  const id = newId('vch', NOW)
  nth += 1
  await database.db.insert(vouchers).values({
    ...{ merchantId: shop.merchantId, id, offerId: shop.offerId, personId: guest.personId, nth },
    ...{ status: 'live', handle: String(100_000 + nth), secretSealed: '-', claimedStoreId: shop.storeId },
    ...{ claimedAt: NOW, expiresAt: new Date(NOW.getTime() + DAY) },
    ...wish,
  })
  return id
}
const spent = async (
  moment: string,
  billFen: number,
  discountFen: number,
  wish: Partial<typeof redemptions.$inferInsert> = {},
) =>
  database.db.insert(redemptions).values({
    ...{ merchantId: shop.merchantId, id: newId('rdm', NOW), storeId: shop.storeId },
    ...{ voucherId: await voucher({ status: 'spent', spentAt: at(moment) }), redeemedBy: manager.personId },
    ...{ billFen, discountFen, redeemedAt: at(moment) },
    ...wish,
  })

const fileAt = (storeId: string, personId = guest.personId) => `/stores/${storeId}/guests/${personId}`
const file = async (personId = guest.personId) => {
  const { status, body } = await api.get(fileAt(shop.storeId, personId), manager.token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

describe('the figures of a profile, each computed by hand', () => {
  it('visits, months and habits are those of this store', async () => {
    await Promise.all([
      ...['2026-10-09', '2026-10-23', '2026-11-06', '2026-11-08', '2026-11-20'].map((on) => came(on)),
      came('2026-11-10', nextDoor()),
      came('2026-01-05'),
    ])
    await booked('2026-10-09T18:30', 2)
    await booked('2026-10-23T18:00', 2)
    await booked('2026-11-06T19:00', 2)
    await booked('2026-11-20T12:00', 4)
    await booked('2026-11-10T12:00', 9, 'seated', nextDoor())
    expect(await file()).toMatchObject({
      ...{ visits: 6, lastVisitOn: '2026-11-20' },
      visitsByMonth: [
        { month: '2026-06', visits: 0 },
        { month: '2026-07', visits: 0 },
        { month: '2026-08', visits: 0 },
        { month: '2026-09', visits: 0 },
        { month: '2026-10', visits: 2 },
        { month: '2026-11', visits: 3 },
      ],
      habits: {
        // 277, 14, 14, 2 and 12 days.
        everyDays: 14,
        // 2026-01-05 was a Monday, 2026-11-08 a Sunday.
        weekday: { value: 5, times: 4, of: 6 },
        // 12:00, 18:00, 18:30, 19:00.
        time: { value: '18:00', times: 3, of: 4 },
        party: { value: 2, times: 3, of: 4 },
      },
    })
    const { items } = (await api.get(`/stores/${shop.storeId}/guests`, manager.token)).body
    expect(items).toMatchObject([{ personId: guest.personId, visits: 6 }])
  })

  it('spend is the bills that stand, of this store; a gift without a bill is none', async () => {
    await spent('2026-10-09T20:00', 25_600, 3_000)
    await spent('2026-11-20T13:00', 31_900, 3_000)
    await spent('2026-11-21T13:00', 0, 1_800)
    await spent('2026-11-22T13:00', 99_900, 3_000, { reversedAt: NOW, reversedBy: manager.personId })
    await spent('2026-11-23T13:00', 50_000, 3_000, { storeId: nextDoor() })
    expect(await file()).toMatchObject({
      ...{ redemptions: 3, savedFen: 7_800, bills: 2, spentFen: 57_500 },
      ...{ averageBillFen: 28_750, lastBillFen: 31_900 },
    })
  })

  it('no-shows and cancellations are counted apart, in this store', async () => {
    await booked('2026-10-01T18:00', 2, 'noShow')
    await booked('2026-10-02T18:00', 2, 'noShow', nextDoor())
    for (const day of ['03', '04']) await booked(`2026-10-${day}T18:00`, 2, 'canceled')
    await booked('2026-12-01T18:00', 2, 'booked')
    expect(await file()).toMatchObject({ noShows: 1, cancellations: 2, visits: 0 })
  })

  it('vouchers are in hand, or ran out, where they are good here', async () => {
    const elsewhere = await makeOffer(database.db, shop.merchantId, NOW)
    await database.db
      .insert(offerStores)
      .values({ merchantId: shop.merchantId, offerId: elsewhere, storeId: nextDoor() })
    await voucher()
    await voucher({ offerId: elsewhere })
    await voucher({ expiresAt: NOW })
    await voucher({ status: 'expired', expiresAt: new Date(NOW.getTime() - DAY) })
    expect(await file()).toMatchObject({ liveVouchers: 1, expiredVouchers: 2, redemptions: 0 })
  })

  it('favourites are those on the menu; of consents the latest word of a purpose', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const gone = await makeDish(made.runtime, shop)
    await database.db
      .update(dishes)
      .set({ removedAt: NOW, categoryId: null })
      .where(and(eq(dishes.merchantId, shop.merchantId), eq(dishes.id, gone.dishId)))
    const { merchantId } = shop
    const { personId } = guest
    await database.db
      .insert(favourites)
      .values([dishId, gone.dishId].map((id) => ({ merchantId, personId, dishId: id, createdAt: NOW })))
    const said = (purpose: 'marketing' | 'membership', given: boolean, daysAgo: number) => ({
      ...{ merchantId, personId, id: newId('cst', NOW), purpose, given, version: '1' },
      at: new Date(NOW.getTime() - daysAgo * DAY),
    })
    await database.db
      .insert(consents)
      .values([said('marketing', true, 9), said('marketing', false, 2), said('membership', true, 9)])
    const { favourites: liked, consents: words } = await file()
    expect(liked).toEqual(['外婆红烧肉'])
    expect(words).toEqual([
      { purpose: 'membership', given: true, at: '2026-11-16T09:26:00.000Z' },
      { purpose: 'marketing', given: false, at: '2026-11-23T09:26:00.000Z' },
    ])
  })

  it('touches are the first session and the last channel', async () => {
    const visitorId = randomUUID()
    const seen = { merchantId: shop.merchantId, visitorId }
    await database.db.insert(visitors).values({
      ...seen,
      ...{ personKey: guest.personKey, linkedAt: NOW, firstSeenAt: NOW, lastSeenAt: NOW },
    })
    const began = (moment: string, source: string) => ({
      ...{ ...seen, startedAt: at(moment), endedAt: at(moment), source, staff: false, events: 1, pages: 1 },
    })
    await database.db
      .insert(sessions)
      .values([
        began('2026-08-01T12:00', 'search'),
        began('2026-11-20T12:00', 'scan'),
        began('2026-11-24T12:00', 'direct'),
      ])
    expect(await file()).toMatchObject({
      firstTouch: { source: 'search', at: '2026-08-01T04:00:00.000Z' },
      lastTouch: { source: 'scan', at: '2026-11-20T04:00:00.000Z' },
    })
  })
})
