import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { interests } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
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
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const WEEK = 'period=week&on=2026-11-22'
const get = async (path: string, query = WEEK) => {
  const { status, body } = await api.get(`${path}?${query}`, owner.token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const ofStore = (page: string, query?: string) => get(`/stores/${shop.storeId}/${page}`, query)

type How = (typeof interests.$inferInsert)['how']
const interested = async (who: string, how: How, subject: string, day: string, storeId = shop.storeId) => {
  const hex = subject.slice(4)
  const on = `2026-${day}`
  await database.db
    .insert(interests)
    .values({ merchantId: shop.merchantId, storeId, on, how, subjectId: hex, who })
}

describe('coupons', () => {
  it('are told by what was shown, claimed, redeemed and brought, the week and the one before', async () => {
    const other = await makeOffer(database.db, shop.merchantId, made.time.now, { title: '送小菜', sort: 2 })
    const [ada, bao, chen] = [await facts.person(), await facts.person(), await facts.person()]
    for (const day of ['11-16', '11-18']) await interested(ada.personKey, 'offerShown', shop.offerId, day)
    await interested(await facts.device({ personKey: ada.personKey }), 'offerShown', shop.offerId, '11-18')
    await interested(randomUUID(), 'offerShown', shop.offerId, '11-22')
    await interested(randomUUID(), 'offerShown', shop.offerId, '11-23')
    await interested(ada.personKey, 'offerViewed', shop.offerId, '11-16')
    await interested(ada.personKey, 'offerShown', shop.offerId, '11-15')
    await interested((await facts.worker()).personKey, 'offerShown', shop.offerId, '11-16')

    const spent = (local: string) => ({ status: 'spent' as const, spentAt: facts.at(local) })
    // Claimed the week before, redeemed in this one; claimed in this one and redeemed after it; claimed and kept.
    const first = await facts.voucher(ada.id, '11-15T12:00', spent('11-17T19:00'))
    await facts.redemption(first, '11-17T19:00', { billFen: 25_000, discountFen: 3_000 })
    const second = await facts.voucher(bao.id, '11-17T12:00', spent('11-24T19:00'))
    await facts.redemption(second, '11-24T19:00', { billFen: 88_800, discountFen: 3_000 })
    await facts.voucher(chen.id, '11-18T12:00')
    // Redeemed and taken back: it never was.
    const third = await facts.voucher(chen.id, '11-19T12:00', { offerId: other })
    const back = { reversedAt: facts.at('11-19T20:00'), reversedBy: ada.id }
    await facts.redemption(third, '11-19T19:00', { billFen: 99_900, discountFen: 1_001, ...back })
    await facts.redemption(third, '11-20T19:00', { billFen: 20_000, discountFen: 1_000 })

    const { before, items } = await ofStore('coupon-figures')
    expect(before).toMatchObject({ from: '2026-11-09', to: '2026-11-15', upTo: null })
    const [mine, others] = items
    expect(mine).toEqual({
      ...{ offerId: shop.offerId, title: '满 200 减 30', ended: false },
      now: { shown: 2, viewed: 1, claimed: 2, used: 1, redeemed: 1, billFen: 25_000, discountFen: 3_000 },
      before: { shown: 1, viewed: 0, claimed: 1, used: 1, redeemed: 0, billFen: 0, discountFen: 0 },
      ...{ claimRate: 1, useRate: 0.5, eachFen: 3_000 },
      weeks: [{ weekOn: '2026-11-16', claimed: 2, redeemed: 1, billFen: 25_000, discountFen: 3_000 }],
    })
    expect(others).toMatchObject({
      ...{ offerId: other, claimRate: null, useRate: 0, eachFen: 1_000 },
      now: { shown: 0, claimed: 1, used: 0, redeemed: 1, billFen: 20_000, discountFen: 1_000 },
    })
    const long = await ofStore('coupon-figures', 'period=month')
    expect(long.items[0].weeks).toEqual([
      { weekOn: '2026-11-09', claimed: 1, redeemed: 0, billFen: 0, discountFen: 0 },
      { weekOn: '2026-11-16', claimed: 2, redeemed: 1, billFen: 25_000, discountFen: 3_000 },
      { weekOn: '2026-11-23', claimed: 0, redeemed: 1, billFen: 88_800, discountFen: 3_000 },
    ])
  })

  it('are those of the store: what is given out there, and what still comes in', async () => {
    const ended = { endedAt: facts.at('11-01T12:00') }
    const old = await makeOffer(database.db, shop.merchantId, made.time.now, { title: '老券', ...ended })
    await makeOffer(database.db, shop.merchantId, made.time.now, { title: '过去了', ...ended })
    await facts.redemption(
      await facts.voucher((await facts.person()).id, '10-01T12:00', { offerId: old }),
      '11-17T19:00',
    )
    const here = (await ofStore('coupon-figures')).items
    expect(here.map(({ title }: { title: string }) => title)).toEqual(['老券', '满 200 减 30'])
    expect(here[0]).toMatchObject({ ended: true, now: { redeemed: 1 } })
    const there = (await get(`/stores/${nextDoor}/coupon-figures`)).items
    expect(there.map(({ title }: { title: string }) => title)).toEqual(['满 200 减 30'])
    expect((await get('/coupon-figures')).items).toHaveLength(2)
  })
})

describe('dishes', () => {
  it('are told by who looked, searched and liked, once each, and which move', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const soup = (await makeDish(made.runtime, shop)).dishId
    const { personKey } = await facts.person()
    await interested(personKey, 'dishViewed', dishId, '11-16')
    await interested(personKey, 'dishViewed', dishId, '11-17')
    await interested(personKey, 'dishLiked', dishId, '11-17')
    await interested(await facts.device({ personKey }), 'dishSearched', dishId, '11-18')
    await interested(randomUUID(), 'dishViewed', dishId, '11-18')
    await interested(await facts.device({ botAt: facts.at('11-18T12:00') }), 'dishViewed', dishId, '11-18')
    await interested(randomUUID(), 'dishViewed', dishId, '11-18', nextDoor)
    await interested(randomUUID(), 'dishViewed', `dsh_${randomUUID().replaceAll('-', '')}`, '11-18')
    await interested(randomUUID(), 'offerViewed', shop.offerId, '11-18')
    for (let n = 0; n < 12; n++) await interested(randomUUID(), 'dishViewed', soup, '11-10')
    const { items } = await ofStore('dish-figures')
    expect(items).toEqual([
      {
        ...{ dishId, name: '外婆红烧肉', removed: false, moves: null },
        now: { viewed: 2, searched: 1, liked: 1, people: 2 },
        before: { viewed: 0, searched: 0, liked: 0, people: 0 },
      },
      {
        ...{ dishId: soup, name: '外婆红烧肉', removed: false, moves: 'falling' },
        now: { viewed: 0, searched: 0, liked: 0, people: 0 },
        before: { viewed: 12, searched: 0, liked: 0, people: 12 },
      },
    ])
    expect((await get('/dish-figures')).items[0].now.viewed).toBe(3)
  })

  it('are counted where events come in, once a day and person, also by who likes one', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const guest = await makePerson(made.runtime, shop)
    const now = made.time.now.toISOString()
    const said = (name: string, properties: object) => ({
      ...{ id: newUuid(made.time.now), name, occurredAt: now, storeId: shop.storeId, properties },
    })
    const events = [
      ...[
        said('dish_viewed', { dishId }),
        said('dish_viewed', { dishId }),
        said('menu_searched', { dishId }),
      ],
      ...[said('menu_searched', { length: 2, hits: 0 }), said('dish_exposed', { dishId })],
      ...[said('offer_exposed', { offerId: shop.offerId }), said('offer_viewed', { offerId: shop.offerId })],
      { ...said('dish_viewed', { dishId }), storeId: undefined },
    ]
    for (const visitorId of [randomUUID(), randomUUID()]) {
      const batch = events.map((event) => ({ ...event, id: newUuid(made.time.now) }))
      const body = { appid: shop.appid, visitorId, sentAt: now, events: batch }
      expect((await api.post('/events', { token: guest.token, body })).body.accepted).toBe(8)
    }
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const staffs = {
      appid: shop.appid,
      visitorId: randomUUID(),
      sentAt: now,
      events: [said('dish_viewed', { dishId })],
    }
    expect((await api.post('/events', { token: clerk.token, body: staffs })).body.accepted).toBe(1)
    const like = { liked: true, storeId: shop.storeId }
    for (const person of [guest, clerk])
      expect(
        (await api.post(`/dishes/${dishId}/favourite`, { token: person.token, body: like })).status,
      ).toBe(201)

    const day = 'period=day&on=2026-11-25'
    const [dish] = (await ofStore('dish-figures', day)).items
    expect(dish.now).toEqual({ viewed: 1, searched: 1, liked: 1, people: 1 })
    const [coupon] = (await ofStore('coupon-figures', day)).items
    expect(coupon.now).toMatchObject({ shown: 1, viewed: 1 })
    const rows = await database.db.select().from(interests)
    expect(
      rows.filter(({ storeId, who }) => storeId === shop.storeId && who === guest.personKey),
    ).toHaveLength(5)
    // What staff like is written as everybody's, and left out as staff's; what they look at is not even written.
    expect(rows.filter(({ who }) => who === clerk.personKey).map(({ how }) => how)).toEqual(['dishLiked'])
  })
})

it('what a running day stands beside is counted to the same minute, also of what only the day is known', async () => {
  // It is 17:26.
  const { dishId } = await makeDish(made.runtime, shop)
  const [early, late] = [await facts.device(), await facts.device()]
  await facts.session(early, '11-18T17:25')
  await facts.session(late, '11-18T17:27')
  for (const who of [early, late]) {
    await interested(who, 'dishViewed', dishId, '11-18')
    await interested(who, 'offerShown', shop.offerId, '11-18')
  }
  const person = await facts.person({ memberAt: facts.at('11-18T17:27') })
  await facts.voucher(person.id, '11-18T17:25')
  await facts.voucher(person.id, '11-18T17:27', { nth: 2 })
  const beside = { from: '2026-11-18', to: '2026-11-18', upTo: 1_046, state: 'open', shutOn: null }
  const dishes = await ofStore('dish-figures', 'period=day')
  expect(dishes).toMatchObject({ running: true, before: beside, items: [{ before: { people: 1 } }] })
  const coupons = await ofStore('coupon-figures', 'period=day')
  expect(coupons).toMatchObject({ before: beside, items: [{ before: { shown: 1, claimed: 1 } }] })
  const members = await ofStore('member-figures', 'period=day')
  expect(members).toMatchObject({ before: beside, joined: { now: 0, before: 0 } })
  const channels = await ofStore('channels', 'period=day')
  expect(channels).toMatchObject({ before: beside, sources: [] })
  await facts.session(await facts.device(), '11-25T12:00')
  expect((await ofStore('channels', 'period=day')).sources).toMatchObject([
    { source: 'direct', figures: { visitors: 1 }, visitorsBefore: 1 },
  ])
  const whole = await ofStore('dish-figures', 'period=day&on=2026-11-18')
  expect(whole).toMatchObject({ before: { upTo: null }, items: [{ now: { people: 2 } }] })
})

describe('members', () => {
  /** A member of so many days, who came on these days. */
  const member = async (name: string, joined: string, days: string[], wish: object = {}) => {
    const person = await facts.person({ memberAt: facts.at(`${joined}T12:00`), ...wish })
    await facts.guest(person.id, `${joined}T12:00`)
    for (const day of days) await facts.visit(person.id, `${day}T18:00`)
    return { name, id: person.id }
  }

  it('stand as the rule says, to the day', async () => {
    // Today is 25 November: 26 October is 30 days ago, 25 October 31, 26 September 60, 25 September 61.
    await member('fresh', '10-27', [])
    await member('fresh', '11-20', ['11-20'])
    await member('never', '10-26', [])
    await member('core', '11-20', ['10-23', '10-24', '10-25', '10-26'])
    await member('growing', '01-01', ['11-01', '11-02', '10-26'], { regularAt: facts.at('11-02T18:00') })
    await member('growing', '11-20', ['11-21', '11-22'])
    await member('once', '01-01', ['09-26'])
    await member('once', '01-01', ['10-26'])
    await member('slipping', '01-01', ['09-01', '10-25'])
    await member('slipping', '01-01', ['09-01', '09-26'])
    await member('lost', '01-01', ['09-25'])
    const tenDays = Array.from({ length: 10 }, (_, day) => `09-${String(day + 1).padStart(2, '0')}`)
    await member('lost', '01-01', tenDays)

    const fan = await facts.person({ fanAt: facts.at('11-20T12:00') })
    await facts.guest(fan.id, '11-20T12:00')
    await member('erased', '11-20', [], { erasedAt: facts.at('11-21T12:00') })
    const elsewhere = await facts.person({ memberAt: facts.at('11-20T12:00'), memberStoreId: nextDoor })
    await facts.guest(elsewhere.id, '11-20T12:00', { storeId: nextDoor })
    const staffs = await facts.worker()
    await facts.guest(staffs.id, '11-20T12:00')

    const told = await ofStore('member-figures')
    expect(told.groups).toEqual({ fresh: 2, core: 1, growing: 2, once: 2, slipping: 2, lost: 2, never: 1 })
    expect(told.standings).toEqual({ all: 12, active: 5, regulars: 1, lapsed30: 5, lapsed60: 2 })
    expect(told.visits).toEqual([
      { from: 0, to: 0, members: 2 },
      { from: 1, to: 1, members: 4 },
      { from: 2, to: 2, members: 3 },
      { from: 3, to: 3, members: 1 },
      { from: 4, to: 5, members: 1 },
      { from: 6, to: 9, members: 0 },
      { from: 10, to: null, members: 1 },
    ])
    expect(told.joined).toEqual({ now: 3, before: 0 })
    expect((await get('/member-figures')).standings.all).toBe(13)
    for (const [name, count] of Object.entries({ ...told.groups, ...told.standings }))
      expect([name, (await ofStore(`figures/members-${name}/rows`, 'limit=100')).items.length]).toEqual([
        name,
        count,
      ])
    const away = (await ofStore('figures/members-lapsed30/rows', 'limit=100')).items // by their last visit
    expect(away.map(({ on }: { on: string }) => on.slice(5)).join()).toBe('10-25,09-26,09-26,09-25,09-10')
  })

  it('have as visits only those to the stores that are looked at', async () => {
    const person = await facts.person({ memberAt: facts.at('01-01T12:00') })
    for (const storeId of shop.storeIds) await facts.guest(person.id, '01-01T12:00', { storeId })
    for (const day of ['11-20', '11-21', '11-22'])
      await facts.visit(person.id, `${day}T18:00`, { storeId: nextDoor })
    await facts.visit(person.id, '11-23T18:00')
    expect((await ofStore('member-figures')).groups).toMatchObject({ once: 1, core: 0 })
    expect((await get('/member-figures')).groups).toMatchObject({ once: 0, core: 1 })
  })
})
