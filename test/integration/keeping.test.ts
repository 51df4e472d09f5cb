import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
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

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson

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
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})

const edit = (path: string, body?: unknown, { token } = manager) =>
  api.post(`/stores/${shop.storeId}${path}`, { token, body })
const ok = async (call: Promise<Answer>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const outcome = async (call: Promise<Answer>) => {
  const { status, body } = await call
  return [status, body.error?.code]
}
const publicly = async (path: string) => (await api.get(`/merchants/${shop.slug}${path}`)).body
const _menuNow = async () => {
  const { categories } = await publicly(`/stores/${shop.storeId}/menu`)
  return categories.map(({ name, dishes }: { name: string; dishes: { name: string }[] }) => [
    name,
    dishes.map((dish) => dish.name),
  ])
}

describe('a store’s keeper', () => {
  const readAs = async (path: string, { token } = manager) =>
    (await api.get(`/stores/${shop.storeId}${path}`, token)).body
  const noon = { name: '午市', opensMinute: 660, closesMinute: 840 }
  const evening = { name: '跨年', opensMinute: 1080, closesMinute: 1440 }
  const hours = {
    periods: [3, 1].map((weekday) => ({ ...noon, weekday })),
    closures: [{ on: '2026-11-30', reason: '歇业' }],
    specials: [{ on: '2026-11-25', periods: [evening, noon] }],
  }

  it('reads back all the hours that were written, in order', async () => {
    await ok(edit('/hours', hours))
    const written = {
      ...hours,
      periods: hours.periods.toReversed(),
      specials: [{ on: '2026-11-25', periods: [noon, evening] }],
    }
    expect(await readAs('/hours')).toEqual(written)
    await ok(edit('/hours', await readAs('/hours')))
    expect(await readAs('/hours')).toEqual(written)
    await ok(edit('/hours', { periods: [], closures: [] }))
    expect(await readAs('/hours')).toEqual({ periods: [], closures: [], specials: [] })
  })

  it('lets guests book within the hours a day has for once, and no others', async () => {
    await ok(edit('/hours', hours))
    const { hoursToday } = (await publicly('/storefront')).stores[0]
    expect(hoursToday.map(({ name }: { name: string }) => name)).toEqual(['午市', '跨年'])
    const { slots } = await publicly(`/stores/${shop.storeId}/availability?partySize=2&on=2026-11-25`)
    expect([slots[0].time, slots.at(-1).time]).toEqual(['18:00', '23:00'])
  })

  it('is told of overlaps on a single day', async () => {
    const specials = [{ on: '2026-12-31', periods: [noon, { ...evening, opensMinute: 839 }] }]
    expect(await outcome(edit('/hours', { ...hours, specials }))).toEqual([422, 'hours_overlap'])
    const twice = [evening, noon].map((period) => ({ on: '2026-12-31', periods: [period] }))
    await ok(edit('/hours', { ...hours, specials: twice }))
    const same = [noon, noon].map((period) => ({ on: '2026-12-31', periods: [period] }))
    expect(await outcome(edit('/hours', { ...hours, specials: same }))).toEqual([422, 'hours_overlap'])
  })

  it('hears how many bookings new hours leave out, and which tables are waited for', async () => {
    const guest = await makePerson(made.runtime, shop)
    for (const [label, days] of [
      ['A1', 0],
      ['A2', 0],
      ['A2', 1],
    ] as const) {
      const startsAt = new Date(FRIDAY_EVENING.getTime() + days * 86_400_000).toISOString()
      const wish = { tableId: shop.tableOf(label).id, partySize: 2, startsAt, contactPhone: '13800001111' }
      await ok(edit('/reservations', wish, guest))
    }
    const waiting = Object.fromEntries(
      (await readAs('/floor-plan')).tables.map((table: { label: string; bookings: number }) => [
        table.label,
        table.bookings,
      ]),
    )
    expect(waiting).toMatchObject({ A1: 1, A2: 2, A3: 0 })
    expect(await readAs('/stranded-bookings')).toEqual({ count: 0, days: [] })
    await ok(edit('/hours', hours))
    expect(await readAs('/stranded-bookings')).toEqual({
      count: 3,
      days: [
        { on: '2026-11-27', count: 2 },
        { on: '2026-11-28', count: 1 },
      ],
    })
    const { items } = (await api.get('/me/reservations', guest.token)).body
    await ok(api.post(`/me/reservations/${items[0].id}/cancellation`, { token: guest.token }))
    expect((await readAs('/stranded-bookings')).count).toBe(2)
  })

  it('reads a profile as it is at this moment', async () => {
    const place = { latitude: 30.2, longitude: 120.1 }
    await ok(edit('/profile', { name: '江边店', address: '江边 1 号', phone: '', notice: '有桂花酒', place }))
    expect(await readAs('/profile')).toMatchObject({ name: '江边店', notice: '有桂花酒', ...place })
  })
})

describe('another store', () => {
  const open = (body: object, { token }: TestPerson) => api.post('/stores', { token, body })

  it('is opened by an owner, in the zone of the first, closed, with an empty room', async () => {
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    expect(await outcome(open({ name: '老街店' }, manager))).toEqual([403, 'forbidden'])
    const store = await ok(open({ name: '老街店' }, owner))
    expect(store).toMatchObject({
      ...{ name: '老街店', timeZone: 'Asia/Shanghai', latitude: null, address: '', hoursToday: [] },
      opening: { open: false, opensOn: null },
    })
    const { stores } = await publicly('/storefront')
    expect(stores.map(({ name }: { name: string }) => name)).toEqual(['1店', '老街店'])
    const plan = await api.get(`/stores/${store.id}/floor-plan`, owner.token)
    expect(plan.body).toMatchObject({ storeId: store.id, tables: [] })
    const abroad = await ok(open({ name: '东京店', timeZone: 'Asia/Tokyo' }, owner))
    expect(abroad.timeZone).toBe('Asia/Tokyo')
  })

  it('has a name of its own, and is the fiftieth at most', async () => {
    shop = await makeShop(made.runtime, 49)
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    expect(await outcome(open({ name: '1店' }, owner))).toEqual([409, 'name_taken'])
    const answers = await Promise.all(['甲', '乙', '丙'].map((name) => open({ name }, owner)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(await outcome(open({ name: '丁' }, owner))).toEqual([409, 'stores_full'])
  })
})
