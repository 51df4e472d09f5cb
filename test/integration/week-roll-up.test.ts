import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countWeekAnew, readWeeks, rollUpWeeks, type WeekFigures } from '../../api/_insights/index.js'
import { newId, newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import {
  channels,
  interests,
  people,
  redemptions,
  reservations,
  sessions,
  storeVisitors,
  storeWeeks,
  visits,
  vouchers,
} from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
import { LAST_WEEK } from '../support/weeks.js'

/** Last week by the shop's clock: `at('wed', '18:00')`. */
const DAYS = { mon: 16, tue: 17, wed: 18, thu: 19, fri: 20, sat: 21, sun: 22 }
const at = (day: keyof typeof DAYS, time: string) => new Date(`2026-11-${DAYS[day]}T${time}:00+08:00`)

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let clerk: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
afterAll(() => database?.close())
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
})

const keyOf = async ({ personId }: TestPerson) => {
  const [person] = await database.db
    .select({ key: people.personKey })
    .from(people)
    .where(eq(people.id, personId))
  return person?.key ?? ''
}

const ctx = () => ({
  merchantId: shop.merchantId,
  db: database.db,
  sealer: made.runtime.sealer,
  now: made.time.now,
})
const rollUp = async () => {
  await rollUpWeeks(ctx(), { storeIds: shop.storeIds, brand: true, weekOn: LAST_WEEK })
  const weeks = await readWeeks(ctx(), { scopes: [...shop.storeIds, 'brand'], weekOn: LAST_WEEK })
  const of = (scope: string) => weeks.get(scope)?.now as WeekFigures
  return { here: of(shop.storeId), next: of(shop.storeIds[1] ?? ''), brand: of('brand'), weeks }
}

const open = async (when: Date, wish: Partial<typeof sessions.$inferInsert> = {}) => {
  const row = {
    merchantId: shop.merchantId,
    visitorId: newUuid(when),
    startedAt: when,
    endedAt: when,
    source: 'direct',
  }
  const session = { ...row, storeId: shop.storeId, staff: false, events: 1, pages: 1, ...wish }
  await database.db.insert(sessions).values(session)
  return session.visitorId
}
const redeem = async (when: Date, { storeId = shop.storeId, billFen = 20_000 } = {}) => {
  const guest = await makePerson(made.runtime, shop)
  const id = newId('vch', when)
  await database.db.insert(vouchers).values({
    ...{
      merchantId: shop.merchantId,
      id,
      offerId: shop.offerId,
      personId: guest.personId,
      nth: 1,
      status: 'spent',
    },
    ...{ handle: id.slice(-6), secretSealed: 'x', claimedStoreId: storeId, claimedAt: when },
    ...{ expiresAt: new Date(when.getTime() + 86_400_000), spentAt: when },
  })
  await database.db.insert(redemptions).values({
    ...{ merchantId: shop.merchantId, id: newId('rdm', when), voucherId: id, storeId },
    ...{ redeemedBy: clerk.personId, billFen, discountFen: 3_000, redeemedAt: when },
  })
}
const book = async (when: Date, partySize: number, wish: Partial<typeof reservations.$inferInsert> = {}) => {
  const guest = await makePerson(made.runtime, shop)
  await database.db.insert(reservations).values({
    ...{
      merchantId: shop.merchantId,
      id: newId('rsv', when),
      storeId: shop.storeId,
      personId: guest.personId,
    },
    ...{
      tableId: shop.tableOf('A1').id,
      partySize,
      startsAt: when,
      endsAt: new Date(when.getTime() + 3_600_000),
    },
    ...{ status: 'seated', createdAt: when, settledAt: when },
    ...wish,
  })
}
const makeChannel = async (name: string, wish: Partial<typeof channels.$inferInsert> = {}) => {
  const id = newId('chn', NOW)
  const row = {
    merchantId: shop.merchantId,
    id,
    storeId: shop.storeId,
    code: id.slice(-8),
    kind: 'poster' as const,
    name,
  }
  await database.db.insert(channels).values({ ...row, createdAt: NOW, ...wish })
  return id
}

describe('a finished week, rolled up', () => {
  it('holds figures, whole and by day, of each store and of all; who came to two of them is one visitor', async () => {
    const who = newUuid(NOW)
    const [here = '', next = ''] = shop.storeIds
    await database.db.insert(storeVisitors).values(
      [
        [here, '2026-11-16'],
        [here, '2026-11-17'],
        [next, '2026-11-17'],
        // Sunday before and Monday after are other weeks.
        [here, '2026-11-15'],
        [here, '2026-11-23'],
      ].map(([storeId = '', on = '']) => ({ merchantId: shop.merchantId, storeId, on, who })),
    )
    const guest = await makePerson(made.runtime, shop)
    const visit = { merchantId: shop.merchantId, storeId: here, personId: guest.personId }
    await database.db.insert(visits).values([
      { ...visit, on: '2026-11-16', firstAt: at('mon', '12:00') },
      { ...visit, on: '2026-11-22', firstAt: at('sun', '23:30') },
    ])
    const week = await rollUp()
    expect([week.here, week.next, week.brand].map(({ figures }) => figures.visitors)).toEqual([1, 1, 1])
    expect(week.here.figures).toMatchObject({ visits: 2, returns: 1 })
    expect(week.here.days.map(({ figures }) => figures.visits ?? 0)).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(week.brand.stores.map(({ figures }) => figures.visits ?? 0)).toEqual([2, 0])
  })

  it('holds what each channel brought, by day, by the last touch and not staff’s or bots’', async () => {
    const poster = await makeChannel('门口海报')
    await makeChannel('旧海报', { endedAt: at('mon', '09:00') })
    await makeChannel('去年的', { endedAt: new Date('2025-11-01T00:00:00Z') })
    const code = { channelId: poster, source: 'poster', storeId: null }
    await open(at('mon', '12:00'), code)
    const twice = await open(at('tue', '12:00'), code)
    await open(at('tue', '19:00'), { ...code, visitorId: twice })
    await open(at('wed', '00:10'), { ...code, visitorId: twice })
    await open(at('wed', '12:00'))
    await open(at('wed', '12:00'), { ...code, staff: true })
    await open(at('wed', '12:00'), { ...code, bot: true })
    await open(new Date('2026-11-23T00:00:00+08:00'), code)
    const fan = await makePerson(made.runtime, shop)
    await open(at('thu', '12:00'), { ...code, personKey: fan.personKey })
    await database.db
      .update(people)
      .set({ fanAt: at('fri', '12:00'), fanStoreId: shop.storeId })
      .where(eq(people.id, fan.personId))
    const { here, next, brand } = await rollUp()
    expect(here.channels.find(({ channelId }) => channelId === poster)).toEqual({
      ...{ channelId: poster, source: 'poster', name: '门口海报', ended: false },
      ...{ visitorsByDay: [1, 1, 1, 1, 0, 0, 0], visitors: 3, fans: 1, members: 0, visits: 0, costFen: 0 },
    })
    expect(here.channels.find(({ source }) => source === 'direct')).toMatchObject({
      name: '自己打开',
      visitors: 1,
    })
    expect(next.channels).toEqual([])
    // One that was put away is told to be over, so that nobody is missed; one of long ago is forgotten.
    expect(here.channels.find(({ name }) => name === '旧海报')).toMatchObject({ ended: true, visitors: 0 })
    expect(here.channels.map(({ name }) => name)).not.toContain('去年的')
    expect(brand.channels).toEqual(expect.arrayContaining(here.channels))
  })

  it('holds what was redeemed out of hours, an hour’s grace apart, by the post of who did it', async () => {
    // Open from ten to ten: 22:59 is still guests paying, 23:00 is not; nor is the night after.
    for (const time of ['12:00', '22:59', '23:00', '23:40']) await redeem(at('tue', time))
    await redeem(at('wed', '03:00'), { billFen: 5_000 })
    await redeem(at('thu', '09:00'))
    await redeem(at('thu', '08:59'))
    const { here, brand } = await rollUp()
    expect(here.nights).toEqual([
      { staffId: clerk.staffId, redemptions: 4, discountFen: 12_000, billFen: 65_000 },
    ])
    expect(brand.nights).toEqual(here.nights)
    expect(here.offers).toEqual([
      {
        id: shop.offerId,
        name: '满 200 减 30',
        claims: 7,
        redemptions: 7,
        discountFen: 21_000,
        billFen: 125_000,
      },
    ])
  })

  it('holds covers by service period, and each dish by the people who looked at it', async () => {
    await book(at('fri', '18:30'), 4)
    await book(at('fri', '18:45'), 2)
    await book(at('fri', '12:00'), 6, { status: 'noShow' })
    const { dishId } = await makeDish(made.runtime, shop)
    const who = newUuid(NOW)
    const looks = (
      how: (typeof interests.$inferInsert)['how'],
      day: keyof typeof DAYS,
      wish: Partial<typeof interests.$inferInsert> = {},
    ) => ({
      ...{ merchantId: shop.merchantId, storeId: shop.storeId, on: `2026-11-${DAYS[day]}`, how, who },
      ...{ subjectId: dishId.slice('dsh_'.length), ...wish },
    })
    const staffKey = await keyOf(clerk)
    await database.db
      .insert(interests)
      .values([
        looks('dishViewed', 'mon'),
        looks('dishLiked', 'tue'),
        looks('dishViewed', 'sun', { who: newUuid(NOW) }),
        looks('offerViewed', 'sun', { who: newUuid(NOW) }),
        looks('dishViewed', 'sun', { who: staffKey }),
        looks('dishViewed', 'sun', { who: newUuid(NOW), subjectId: newUuid(NOW) }),
        looks('dishSearched', 'wed', { storeId: shop.storeIds[1] }),
      ])
    const { here, next, brand } = await rollUp()
    expect(here.periods).toEqual([{ name: '全天', seated: 2, covers: 6 }])
    const dish = (interest: number) => [{ id: dishId, name: expect.any(String), interest }]
    expect([here, next, brand].map(({ dishes }) => dishes)).toEqual([dish(2), dish(1), dish(2)])
  })

  it('is kept once, with the eight before it, and counted again only when that is asked for', async () => {
    const { weeks } = await rollUp()
    // The shop is a month old: the week it opened in is not whole.
    expect(weeks.get('brand')?.earlier.map((week) => week?.whole)).toEqual([
      true,
      true,
      false,
      ...Array(5).fill(undefined),
    ])
    const rows = () => database.db.select().from(storeWeeks)
    const count = (await rows()).filter(({ merchantId }) => merchantId === shop.merchantId).length
    expect(count).toBe(3 * 4)
    await book(at('fri', '18:30'), 4)
    expect((await rollUp()).here.figures.covers).toBeUndefined()
    await countWeekAnew(ctx(), { storeIds: [shop.storeId], brand: false, weekOn: LAST_WEEK })
    expect((await rollUp()).here.figures.covers).toBe(4)
    expect((await rollUp()).brand.figures.covers).toBeUndefined()
  })
})
