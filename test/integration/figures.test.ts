import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { figuresOf } from '../../api/_insights/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { stores } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, type TestShop } from '../support/shop.js'
import { factsIn } from '../support/shop-facts.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let nextDoor: string
let facts: ReturnType<typeof factsIn>

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  nextDoor = shop.storeIds[1] ?? ''
  facts = factsIn(made.runtime, shop)
})
afterAll(async () => {
  await database?.close()
})

const WEEK = { from: '2026-11-16', to: '2026-11-22', bucket: 'span' as const }
type Wish = Partial<Parameters<typeof figuresOf>[1]>

const rowsOf = (wish: Wish = {}) => {
  const ctx = {
    merchantId: shop.merchantId,
    db: database.db,
    sealer: made.runtime.sealer,
    now: made.time.now,
  }
  return figuresOf(ctx, { storeIds: [shop.storeId], ...WEEK, ...wish })
}
/** Figures of the week by name. */
const week = async (wish?: Wish) =>
  Object.fromEntries((await rowsOf(wish)).map(({ figure, value }) => [figure, value]))
/** One figure by when. */
const series = async (figure: string, wish: Wish) =>
  Object.fromEntries(
    (await rowsOf(wish)).filter((row) => row.figure === figure).map(({ at, value }) => [at, value]),
  )

describe('a week', () => {
  it('begins on Monday at midnight in the store’s zone and ends on Sunday with it', async () => {
    const someone = await facts.person({ fanAt: facts.at('11-16T00:00:00.000') })
    await facts.person({ fanAt: facts.at('11-15T23:59:59.999') })
    await facts.person({ fanAt: facts.at('11-22T23:59:59.999'), memberAt: facts.at('11-22T23:59:59.999') })
    await facts.person({ fanAt: facts.at('11-23T00:00:00.000'), memberAt: facts.at('11-23T00:00:00.000') })
    for (const local of ['11-15T23:59:59.999', '11-16T00:00', '11-22T23:59:59.999', '11-23T00:00']) {
      await facts.booking(someone.id, local)
      await facts.redemption(await facts.voucher((await facts.person()).id, local), local)
      await facts.visit((await facts.person()).id, local)
      await facts.opened(randomUUID(), local.slice(0, 5))
      await facts.booking(someone.id, '01-02T00:00', { status: 'seated', settledAt: facts.at(local) })
    }
    expect(await week()).toEqual({
      ...{ fans: 2, members: 1, visits: 2, bookings: 2, seated: 2, covers: 4, claims: 2, visitors: 2 },
      ...{ redemptions: 2, billFen: 60_000, discountFen: 6_000 },
    })
    expect(await series('fans', { bucket: 'week', to: '2026-11-29' })).toEqual({
      '2026-11-16': 2,
      '2026-11-23': 1,
    })
  })

  it('is a store’s own: in New York the same moments are another day', async () => {
    await database.db.update(stores).set({ timeZone: 'America/New_York' }).where(eq(stores.id, shop.storeId))
    await facts.person({ fanAt: facts.at('11-16T12:59:59.999') })
    await facts.person({ fanAt: facts.at('11-16T13:00') })
    await facts.person({ fanAt: facts.at('11-23T12:59:59.999') })
    await facts.person({ fanAt: facts.at('11-23T13:00') })
    expect(await week()).toEqual({ fans: 2 })
    // On 1 November their clocks go back: the day has 25 hours.
    await facts.person({ fanAt: new Date('2026-11-01T04:00:00Z') })
    await facts.person({ fanAt: new Date('2026-11-02T04:59:59Z') })
    await facts.person({ fanAt: new Date('2026-11-02T05:00:00Z') })
    const days = { from: '2026-11-01', to: '2026-11-02', bucket: 'day' as const }
    expect(await series('fans', days)).toEqual({ '2026-11-01': 2, '2026-11-02': 1 })
  })

  it('of hours says them by the wall clock, and a month its first day', async () => {
    const someone = await facts.person()
    await facts.booking(someone.id, '11-17T18:00')
    await facts.booking(someone.id, '11-17T18:59:59.999')
    await facts.booking(someone.id, '11-17T19:00')
    await facts.visit(someone.id, '11-17T18:30')
    expect(await series('bookings', { bucket: 'hour' })).toEqual({ '2026-11-17T18': 2, '2026-11-17T19': 1 })
    expect(await series('visits', { bucket: 'hour' })).toEqual({ '2026-11-17T18': 1 })
    expect(await series('bookings', { bucket: 'month' })).toEqual({ '2026-11-01': 3 })
  })
})

describe('who counts', () => {
  it('is neither staff nor who was erased, but what the shop did stays done', async () => {
    for (const nobody of [await facts.worker(), await facts.person({ erasedAt: facts.at('11-20T12:00') })]) {
      await facts.visit(nobody.id, '11-17T18:00')
      const voucher = await facts.voucher(nobody.id, '11-17T18:00')
      await facts.redemption(voucher, '11-17T19:00')
      await facts.booking(nobody.id, '11-17T18:00')
    }
    await facts.person({ erasedAt: facts.at('11-20T12:00'), fanAt: facts.at('11-17T12:00') })
    const worker = await facts.worker()
    await facts.opened(worker.personKey, '11-17')
    await facts.opened(await facts.device({ personKey: worker.personKey }), '11-17')
    await facts.opened(await facts.device({ botAt: facts.at('11-17T12:00') }), '11-17')
    expect(await week()).toEqual({
      ...{ bookings: 2, claims: 2, redemptions: 2, billFen: 60_000, discountFen: 6_000 },
    })
  })

  it('is one visitor on two days, two phones, signed in or not, and after a merge', async () => {
    const kept = await facts.person()
    const gone = await facts.person({ mergedInto: kept.id })
    await facts.opened(kept.personKey, '11-17')
    await facts.opened(kept.personKey, '11-18')
    await facts.opened(await facts.device({ personKey: kept.personKey }), '11-18')
    await facts.opened(gone.personKey, '11-18')
    await facts.opened(await facts.device({ personKey: gone.personKey }), '11-19')
    const shared = await facts.device({ personKey: kept.personKey, sharedAt: facts.at('11-01T00:00') })
    await facts.opened(shared, '11-19')
    expect(await week()).toEqual({ visitors: 2 })
    expect(await series('visitors', { bucket: 'day' })).toEqual({
      '2026-11-17': 1,
      '2026-11-18': 1,
      '2026-11-19': 2,
    })
  })

  it('of an hour is who began to use the app in it', async () => {
    const someone = await facts.person()
    const phone = await facts.device({ personKey: someone.personKey })
    await facts.session(phone, '11-17T18:05')
    await facts.session(phone, '11-17T18:45', { personKey: someone.personKey })
    await facts.session(await facts.device(), '11-17T18:50')
    await facts.session(await facts.device(), '11-17T18:50', { staff: true })
    await facts.session(await facts.device(), '11-17T18:50', { bot: true })
    await facts.session(phone, '11-17T19:00')
    expect(await series('visitors', { bucket: 'hour' })).toEqual({ '2026-11-17T18': 2, '2026-11-17T19': 1 })
  })
})

describe('a figure', () => {
  it('of returns takes a visit up to thirty days before, in any store', async () => {
    const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map(() => facts.person()))
    await facts.visit(one?.id ?? '', '10-18T18:00')
    await facts.visit(one?.id ?? '', '11-17T18:00')
    await facts.visit(two?.id ?? '', '10-17T18:00')
    await facts.visit(two?.id ?? '', '11-17T18:00')
    await facts.visit(three?.id ?? '', '11-01T18:00', { storeId: nextDoor })
    await facts.visit(three?.id ?? '', '11-17T18:00')
    await facts.visit(four?.id ?? '', '11-17T18:00')
    await facts.visit(four?.id ?? '', '11-17T19:00', { storeId: nextDoor })
    expect(await week()).toEqual({ visits: 4, returns: 2 })
  })

  it('of tables goes by how bookings were settled, and when', async () => {
    const { id } = await facts.person()
    const settledAt = facts.at('11-18T19:00')
    await facts.booking(id, '11-01T12:00', { status: 'seated', partySize: 5, settledAt })
    await facts.booking(id, '11-01T12:00', { status: 'seated', partySize: 3, settledAt })
    await facts.booking(id, '11-01T12:00', { status: 'noShow', partySize: 4, settledAt })
    for (const partySize of [4, 5])
      await facts.booking(id, '11-01T12:00', { status: 'canceled', partySize, settledAt })
    await facts.booking(id, '11-17T12:00', { partySize: 4 })
    expect(await week()).toEqual({ bookings: 1, seated: 2, covers: 8, noShows: 1 })
  })

  it('of redemptions forgets what was taken back', async () => {
    const { id } = await facts.person()
    const voucher = await facts.voucher(id, '11-10T12:00')
    const reversed = { reversedAt: facts.at('11-18T12:00'), reversedBy: id }
    await facts.redemption(voucher, '11-17T18:00', { billFen: 99_900, ...reversed })
    await facts.redemption(voucher, '11-19T18:00', { billFen: 25_000, discountFen: 2_500 })
    expect(await week()).toEqual({ redemptions: 1, billFen: 25_000, discountFen: 2_500 })
  })
})

describe('a store', () => {
  const everything = async (there: ReturnType<typeof factsIn>, wish: { storeId?: string } = {}) => {
    const { storeId } = wish
    const store = storeId ? { fanStoreId: storeId, memberStoreId: storeId } : {}
    const fanAt = there.at('11-17T12:00')
    const guest = await there.person({ fanAt, memberAt: fanAt, ...store })
    await there.visit(guest.id, '11-16T18:00', wish)
    await there.visit(guest.id, '11-17T18:00', wish)
    await there.booking(guest.id, '11-17T12:00', wish)
    await there.booking(guest.id, '11-01T12:00', { ...wish, status: 'seated', settledAt: fanAt })
    await there.booking(guest.id, '11-01T12:00', { ...wish, status: 'noShow', settledAt: fanAt })
    const voucher = await there.voucher(guest.id, '11-17T12:00', storeId ? { claimedStoreId: storeId } : {})
    await there.redemption(voucher, '11-17T12:00', wish)
    await there.opened(guest.personKey, '11-17', wish)
    await there.session(await there.device({ personKey: guest.personKey }), '11-17T12:00', wish)
    return guest
  }
  const ALL = {
    ...{ visitors: 1, fans: 1, members: 1, visits: 2, returns: 1, bookings: 1, seated: 1, covers: 2 },
    ...{ noShows: 1, claims: 1, redemptions: 1, discountFen: 3_000, billFen: 30_000 },
  }

  it('knows neither the store next door nor another merchant', async () => {
    await everything(facts, { storeId: nextDoor })
    await everything(factsIn(made.runtime, await makeShop(made.runtime)))
    expect(await rowsOf()).toEqual([])
    expect(await rowsOf({ bucket: 'hour' })).toEqual([])
    expect(await week({ storeIds: [nextDoor] })).toEqual(ALL)
  })

  it('has its rows apart when several are asked for, and one visitor is one where they are taken together', async () => {
    const guest = await everything(facts)
    await facts.opened(guest.personKey, '11-18', { storeId: nextDoor })
    await facts.visit(guest.id, '11-18T12:00', { storeId: nextDoor })
    const apart = await rowsOf({ storeIds: shop.storeIds })
    const figuresIn = (storeId: string) =>
      Object.fromEntries(apart.filter((row) => row.storeId === storeId).map((row) => [row.figure, row.value]))
    expect(figuresIn(shop.storeId)).toEqual(ALL)
    expect(figuresIn(nextDoor)).toEqual({ visitors: 1, visits: 1, returns: 1 })
    const together = await rowsOf({ storeIds: shop.storeIds, together: true })
    expect(new Set(together.map(({ storeId }) => storeId))).toEqual(new Set(['brand']))
    const sums = Object.fromEntries(together.map(({ figure, value }) => [figure, value]))
    expect(sums).toEqual({ ...ALL, visits: 3, returns: 2 })
  })
})
