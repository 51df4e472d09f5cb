import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CONSENT_WORDINGS } from '../../api/_members/vocabulary.js'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { reservations } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { addressOf } from '../support/places.js'
import {
  FRIDAY_EVENING,
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const DAY_MS = 86_400_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
  guest = await makePerson(made.runtime, shop)
  for (const weeks of [1, 2, 3]) await seat(FRIDAY_EVENING, weeks, 2)
  await seat(new Date(FRIDAY_EVENING.getTime() + DAY_MS), 2, 4)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const seat = async (evening: Date, weeksAgo: number, partySize: number) => {
  const startsAt = new Date(evening.getTime() - weeksAgo * 7 * DAY_MS)
  const { merchantId, storeId } = shop
  await database.db.insert(reservations).values({
    ...{ merchantId, id: newId('rsv', startsAt), storeId, personId: guest.personId, partySize },
    ...{ tableId: shop.tableOf('A1').id, startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000) },
    ...{ status: 'seated', settledAt: startsAt, createdAt: startsAt },
  })
}
const usual = async (token = guest.token) => (await api.get(`/stores/${shop.storeId}/my-usual`, token)).body
const say = async (given: boolean) => {
  made.time.now = new Date(made.time.now.getTime() + 1_000)
  const { version } = CONSENT_WORDINGS.marketing
  const body = { purpose: 'marketing', given, version, page: 'privacy' }
  expect((await api.post('/me/consents', { token: guest.token, body })).status).toBe(201)
}

/** What every route that a guest may read answers. */
const everyAnswer = async () => {
  const { dishId } = await makeDish(made.runtime, shop)
  const [booked] = await database.db
    .select()
    .from(reservations)
    .where(eq(reservations.personId, guest.personId))
  const place = {
    ...{ merchant: shop.slug, storeId: shop.storeId, offerId: shop.offerId, dishId },
    ...{ personId: guest.personId, reservationId: booked?.id ?? '' },
  }
  const { paths } = (await api.get('/openapi.json')).body
  const answers = new Map<string, unknown>()
  for (const [path, { get }] of Object.entries<{ get?: { 'x-access': string } }>(paths)) {
    if (!get || !['merchant', 'guest'].includes(get['x-access'])) continue
    const { status, body } = await api.get(addressOf(path.replace('/api', ''), place), guest.token)
    answers.set(path, [status, without(body)])
  }
  return answers
}
// Each look at the shop is a moment later, and has one dish more on its menu.
const without = (body: unknown) =>
  JSON.stringify(body, (key, value) =>
    ['serverNow', 'dishes', 'categories', 'requestId'].includes(key) ? undefined : value,
  )

it('nobody is known by their habits who did not say so', async () => {
  expect(await usual()).toEqual({ usual: null })
})

it('who said so is asked for the day, hour and party they usually come with, on the next day it can be had', async () => {
  await say(true)
  expect(await usual()).toEqual({ usual: { on: '2026-11-27', time: '18:30', partySize: 2 } })
})

it('somebody with no habit is asked nothing', async () => {
  const other = await makePerson(made.runtime, shop)
  expect(await usual(other.token)).toEqual({ usual: null })
})

it('refusing it changes that one answer, and no other of any route a guest may read', async () => {
  await say(true)
  const given = await everyAnswer()
  await say(false)
  const refused = await everyAnswer()
  const changed = [...given.keys()].filter(
    (path) => JSON.stringify(given.get(path)) !== JSON.stringify(refused.get(path)),
  )
  expect(given.size).toBeGreaterThan(15)
  expect(changed.toSorted()).toEqual(['/api/me/consents', '/api/stores/{storeId}/my-usual'])
  expect(await usual()).toEqual({ usual: null })
})
