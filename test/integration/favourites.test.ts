import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { dishes, dishSoldOuts, events, favourites } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
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

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let dishId: string

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime, 2)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  guest = await makePerson(made.runtime, shop)
  dishId = (await makeDish(made.runtime, shop)).dishId
})

const say = (liked: boolean, dish = dishId, token = guest.token) =>
  api.post(`/dishes/${dish}/favourite`, { token, body: { liked, storeId: shop.storeId } })
const liked = async (query = '', token = guest.token) => {
  const { body } = await api.get(`/me/favourites${query}`, token)
  return body.items as { id: string; removed: boolean; soldOut: boolean }[]
}
const namesOfEvents = async () => {
  const rows = await database.db.select().from(events).where(eq(events.personKey, guest.personKey))
  return rows.map(({ name }) => name).sort()
}

it('a dish that somebody likes is in their list, and makes them a fan once', async () => {
  expect((await api.get('/me', guest.token)).body.isFan).toBe(false)
  expect((await say(true)).status).toBe(201)
  await say(true)
  const another = (await makeDish(made.runtime, shop)).dishId
  made.time.now = new Date(NOW.getTime() + 1_000)
  await say(true, another)
  expect((await liked()).map(({ id }) => id)).toEqual([another, dishId])
  expect((await api.get('/me', guest.token)).body.isFan).toBe(true)
  expect(await namesOfEvents()).toEqual(['dish_liked', 'dish_liked', 'fan_gained'])
})

it('a dish no longer liked is gone from the list, however often it is said', async () => {
  await say(true)
  expect((await say(false)).body.items).toEqual([])
  expect((await say(false)).status).toBe(201)
  expect(await namesOfEvents()).toEqual(['dish_liked', 'dish_unliked', 'fan_gained'])
})

it('the list says what is sold out in the store asked for, and what is no longer on the menu', async () => {
  await say(true)
  const { merchantId, storeId } = shop
  await database.db.insert(dishSoldOuts).values({ merchantId, storeId, dishId, on: '2026-11-25' })
  expect((await liked(`?storeId=${storeId}`))[0]).toMatchObject({ soldOut: true, removed: false })
  expect((await liked(`?storeId=${shop.storeIds[1]}`))[0]).toMatchObject({ soldOut: false })
  expect((await liked())[0]).toMatchObject({ soldOut: false })
  await database.db.update(dishes).set({ removedAt: NOW, categoryId: null }).where(eq(dishes.id, dishId))
  expect((await liked())[0]).toMatchObject({ removed: true })
  expect((await say(false)).body.items).toEqual([])
})

it('nobody likes what is off the menu, is another merchant’s or was never there', async () => {
  const elsewhere = await makeDish(made.runtime, await makeShop(made.runtime))
  await database.db.update(dishes).set({ removedAt: NOW, categoryId: null }).where(eq(dishes.id, dishId))
  for (const dish of [dishId, elsewhere.dishId, newId('dsh', NOW)])
    expect((await say(true, dish)).status).toBe(404)
  expect(await database.db.select().from(favourites).where(eq(favourites.personId, guest.personId))).toEqual(
    [],
  )
})

it('what somebody likes is theirs alone', async () => {
  await say(true)
  const other = await makePerson(made.runtime, shop)
  expect(await liked('', other.token)).toEqual([])
  await say(false, dishId, other.token)
  expect(await liked()).toHaveLength(1)
})
