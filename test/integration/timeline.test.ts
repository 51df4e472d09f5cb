import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, people, storeGuests, visitors } from '../../db/schema/index.js'
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

const MINUTE = 60_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let manager: TestPerson
let told = 0

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  guest = await makePerson(made.runtime, shop)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  told = 0
  await database.db.insert(storeGuests).values({
    ...{ merchantId: shop.merchantId, storeId: shop.storeId, personId: guest.personId },
    ...{ firstActAt: NOW, lastActAt: NOW },
  })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

/** Writes an event into the ledger, a minute before the last one. */
const happened = async (name: string, wish: Partial<typeof events.$inferInsert> = {}) => {
  told += 1
  const occurredAt = new Date(NOW.getTime() - told * MINUTE)
  await database.db.insert(events).values({
    ...{ merchantId: shop.merchantId, id: newUuid(occurredAt), name, personKey: guest.personKey },
    ...{ storeId: shop.storeId, staff: false, properties: {}, occurredAt, receivedAt: NOW },
    ...wish,
  })
}
const deviceOf = async (personKey: string, shared = false) => {
  const visitorId = randomUUID()
  await database.db.insert(visitors).values({
    ...{ merchantId: shop.merchantId, visitorId, personKey, linkedAt: NOW, firstSeenAt: NOW },
    ...{ lastSeenAt: NOW, sharedAt: shared ? NOW : null },
  })
  return visitorId
}
const timeline = async (query = '') => {
  const path = `/stores/${shop.storeId}/guests/${guest.personId}/timeline${query}`
  const { status, body } = await api.get(path, manager.token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

it('tells of a guest under all their pseudonyms and devices, in this store, what is worth telling', async () => {
  const before = await makePerson(made.runtime, shop)
  await database.db.update(people).set({ mergedInto: guest.personId }).where(eq(people.id, before.personId))
  const { dishId } = await makeDish(made.runtime, shop)
  await happened('reservation_placed', { properties: { tableId: shop.tableOf('A1').id, partySize: 2 } })
  await happened('dish_viewed', { personKey: before.personKey, properties: { dishId } })
  await happened('app_opened', { personKey: null, visitorId: await deviceOf(guest.personKey) })
  const untold = { personKey: null, visitorId: await deviceOf(guest.personKey, true) }
  await happened('app_opened', untold)
  await happened('app_opened', { bot: true })
  await happened('app_opened', { staff: true })
  await happened('offer_viewed', { storeId: shop.storeIds[1] })
  for (const name of ['page_viewed', 'dish_exposed', 'tapped', 'app_hidden']) await happened(name)
  await happened('member_joined', { storeId: null })
  const { items } = await timeline()
  expect(items.map(({ name, subject }: { name: string; subject: string }) => [name, subject])).toEqual([
    ['reservation_placed', 'A1'],
    ['dish_viewed', '外婆红烧肉'],
    ['app_opened', null],
    ['member_joined', null],
  ])
})

it('comes in pages, three hundred events of it', async () => {
  const rows = Array.from({ length: 300 }, (_, nth) => {
    const occurredAt = new Date(NOW.getTime() - nth * MINUTE)
    return {
      ...{ merchantId: shop.merchantId, id: newUuid(occurredAt), name: 'app_opened', staff: false },
      ...{ personKey: guest.personKey, storeId: shop.storeId, properties: {}, occurredAt, receivedAt: NOW },
    }
  })
  await database.db.insert(events).values(rows)
  const seen = new Set<string>()
  let cursor: string | null = ''
  for (let page = 0; cursor !== null; page++) {
    const { items, nextCursor } = await timeline(`?limit=100${cursor && `&cursor=${cursor}`}`)
    for (const { id } of items) seen.add(id)
    cursor = nextCursor
    expect(page).toBeLessThan(3)
  }
  expect(seen.size).toBe(300)
})
