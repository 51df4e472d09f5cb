import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { storeClosures, stores } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'
import { factsIn } from '../support/shop-facts.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let nextDoor: string
let owner: TestPerson
let facts: ReturnType<typeof factsIn>

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  nextDoor = shop.storeIds[1] ?? ''
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  facts = factsIn(made.runtime, shop)
  await openedOn('2026-01-01')
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const openedOn = (day: string) =>
  database.db
    .update(stores)
    .set({ createdAt: new Date(`${day}T00:00:00+08:00`) })
    .where(eq(stores.merchantId, shop.merchantId))
const close = (on: string, storeId = shop.storeId) =>
  database.db.insert(storeClosures).values({ merchantId: shop.merchantId, storeId, on, reason: '停电' })
const overview = async (query: string, path = `/stores/${shop.storeId}/overview`) => {
  const { status, body } = await api.get(`${path}?${query}`, owner.token)
  expect(status).toBe(200)
  return body
}
const book = async (...days: string[]) => {
  const { id } = await facts.person()
  for (const day of days) await facts.booking(id, `${day}T12:00`)
}
const times = (count: number, day: string) => Array.from({ length: count }, () => day)

describe('the overview', () => {
  it('tells a week beside the same days before and the eight before that', async () => {
    // The week of 23 November goes on until Wednesday; bookings of Thursdays and later are not compared.
    await book('11-23', '11-24', '11-24', ...times(4, '11-16'), ...times(9, '11-19'))
    for (const monday of ['11-09', '11-02', '10-26', '10-19', '10-12', '10-05', '09-28'])
      await book(...times(4, monday))
    await book(...times(50, '09-21'))
    const week = await overview('period=week')
    expect(week).toMatchObject({
      ...{ today: '2026-11-25', from: '2026-11-23', to: '2026-11-25', running: true, closed: false },
      before: { from: '2026-11-16', to: '2026-11-18', state: 'open' },
    })
    expect(week.figures.bookings).toEqual({ now: 3, before: 4, usual: { low: 0, middle: 4, high: 8 } })
    const values = week.days.map(({ on, figures }: { on: string; figures: Record<string, object> }) => [
      on,
      figures.bookings,
    ])
    expect(values).toEqual([
      ['2026-11-23', { value: 1, usual: { low: 0, middle: 4, high: 8 } }],
      ['2026-11-24', { value: 2, usual: { low: 0, middle: 0, high: 2 } }],
      ['2026-11-25', { value: 0, usual: { low: 0, middle: 0, high: 2 } }],
    ])
    const whole = await overview('period=week&on=2026-11-19')
    expect(whole).toMatchObject({ from: '2026-11-16', to: '2026-11-22', running: false })
    expect(whole.figures.bookings).toMatchObject({ now: 13, before: 4 })
  })

  it('tells a day beside the same weekday, and a month beside months', async () => {
    await book('11-24', '11-17', '11-17', '11-23')
    const day = await overview('period=day&on=2026-11-24')
    expect(day.figures.bookings).toMatchObject({ now: 1, before: 2 })
    await book('10-01', '10-25', '10-26', '09-30')
    const month = await overview('period=month')
    expect(month.before).toMatchObject({ from: '2026-10-01', to: '2026-10-25' })
    expect(month.figures.bookings).toMatchObject({ now: 4, before: 2 })
    expect(month.days).toHaveLength(25)
  })

  it('counts of the day that a running one stands beside as many hours', async () => {
    // It is 17:26.
    const guest = await facts.person()
    for (const time of ['17:25', '17:26', '21:00']) await facts.booking(guest.id, `11-18T${time}`)
    await facts.visit(guest.id, '11-18T17:25')
    await facts.visit((await facts.person()).id, '11-18T17:27')
    const early = await facts.device()
    await facts.session(early, '11-18T09:00')
    const late = await facts.device()
    await facts.session(late, '11-18T18:00')
    const overnight = await facts.device()
    await facts.session(overnight, '11-17T23:50', { endedAt: facts.at('11-18T00:10') })
    const known = await facts.person()
    await facts.session(await facts.device(), '11-18T12:00', { personKey: known.personKey })
    const yesterday = await facts.device()
    await facts.session(yesterday, '11-17T12:00')
    for (const who of [early, late, overnight, known.personKey, yesterday]) await facts.opened(who, '11-18')
    const day = await overview('period=day')
    expect(day.before).toEqual({
      ...{ from: '2026-11-18', to: '2026-11-18', upTo: 1_046, state: 'open', shutOn: null },
    })
    expect([day.figures.bookings.before, day.figures.visits.before, day.figures.visitors.before]).toEqual([
      ...[1, 1, 3],
    ])
    expect(day.days[0].figures.bookings.usual).toEqual(day.figures.bookings.usual)
    const week = await overview('period=week')
    expect([week.figures.bookings.before, week.figures.visits.before]).toEqual([1, 1])
    expect((await overview('period=day&on=2026-11-18')).figures.bookings.now).toBe(3)
  })

  it('lays no week beside one that was open on other days, and says which day it was', async () => {
    await close('2026-11-17')
    await book('11-16', '11-24')
    const week = await overview('period=week')
    expect(week.before).toMatchObject({ state: 'uneven', shutOn: '2026-11-17' })
    expect(week.figures.bookings.before).toBeNull()
    expect((await overview('period=month')).figures.bookings.before).toBe(0)
    const brand = await overview('period=week', '/overview')
    expect(brand.before).toMatchObject({ state: 'open', shutOn: null })
    expect(brand.stores[0].before.state).toBe('uneven')
  })

  it('says of closed days and weeks that they were closed, and of no time before the store that it was empty', async () => {
    for (const on of ['2026-11-16', '2026-11-17', '2026-11-18']) await close(on)
    await openedOn('2026-10-19')
    await book('11-23', '11-24', '11-10', '11-02', '10-26', '10-20', '10-20')
    const week = await overview('period=week')
    expect(week.before.state).toBe('closed')
    // Of the eight before, one was closed and four are from before the store: four weeks with 1, 1, 1 and 2 are left.
    expect(week.figures.bookings).toEqual({ now: 2, before: null, usual: { low: 0, middle: 1, high: 3 } })
    await close('2026-11-23')
    const shorter = await overview('period=week&on=2026-11-25')
    // No week before rested on a Monday.
    expect(shorter.figures.bookings).toEqual({ now: 2, before: null, usual: null })
    const [monday, tuesday] = shorter.days
    expect(monday).toMatchObject({ open: false, closure: '停电' })
    expect(monday.figures.bookings).toEqual({ value: 1, usual: null })
    expect(monday.figures.claims).toEqual({ value: null, usual: null })
    expect(tuesday).toMatchObject({ open: true, closure: null })
    expect(tuesday.figures.claims).toEqual({ value: 0, usual: { low: 0, middle: 0, high: 2 } })
    await openedOn('2026-10-26')
    expect((await overview('period=week')).figures.bookings.usual).toBeNull()
    await openedOn('2026-11-24')
    expect((await overview('period=week')).before.state).toBe('young')
  })

  it('shows how far those who came have come', async () => {
    const fanAt = facts.at('11-01T12:00')
    const fan = await facts.person({ fanAt })
    const member = await facts.person({ memberAt: fanAt })
    const regular = await facts.person({ fanAt, memberAt: fanAt, regularAt: fanAt })
    const wasMember = await facts.person({ fanAt, regularAt: fanAt })
    for (const one of [fan, member, regular, wasMember]) await facts.opened(one.personKey, '11-24')
    await facts.opened(await facts.device(), '11-24')
    await facts.opened(await facts.device(), '11-22')
    await facts.opened(fan.personKey, '11-25')
    expect((await overview('period=week')).river).toEqual({ visitors: 5, fans: 4, members: 2, regulars: 1 })
  })

  it('of all stores counts who came to two of them once, and gives each store its row', async () => {
    const guest = await facts.person()
    await facts.opened(guest.personKey, '11-24')
    await facts.opened(guest.personKey, '11-24', { storeId: nextDoor })
    await book('11-24')
    await facts.booking(guest.id, '11-24T12:00', { storeId: nextDoor })
    await close('2026-11-24')
    const brand = await overview('period=week', '/overview')
    expect(brand.storeId).toBeNull()
    expect(brand.figures.visitors.now).toBe(1)
    expect(brand.figures.bookings.now).toBe(2)
    expect(brand.river.visitors).toBe(1)
    expect(brand.days[1]).toMatchObject({ open: true, figures: { visitors: { value: 1 } } })
    const rows = brand.stores.map(
      ({ storeId, figures }: { storeId: string; figures: Record<string, { now: number }> }) => [
        ...[storeId, figures.visitors?.now, figures.bookings?.now],
      ],
    )
    expect(rows).toEqual([
      [shop.storeId, 1, 1],
      [nextDoor, 1, 1],
    ])
    await close('2026-11-24', nextDoor)
    expect((await overview('period=week', '/overview')).days[1].open).toBe(false)
  })

  it('refuses days that are not over, and those of nobody', async () => {
    for (const query of ['on=2026-11-26', 'on=1999-12-31', 'period=year', 'on=gestern']) {
      const { status, body } = await api.get(`/stores/${shop.storeId}/overview?${query}`, owner.token)
      expect([query, status, body.error.code]).toEqual([query, 400, 'invalid_request'])
    }
  })
})
