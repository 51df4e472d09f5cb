import { randomUUID } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { events, reservations } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import {
  FRIDAY_EVENING,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

let database: Awaited<ReturnType<typeof createDatabase>>
let runtime: ReturnType<typeof makeRuntime>['runtime']
let shop: TestShop
let api: TestApi
let guest: TestPerson

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  runtime = makeRuntime(database.db).runtime
  shop = await makeShop(runtime)
  api = await serveApi(runtime)
  guest = await makePerson(runtime, shop)
})

afterAll(async () => {
  await api?.close()
  await database?.close()
})

const times = scale(20, 500)
const wish = () => ({
  tableId: shop.tableOf('A1').id,
  partySize: 2,
  startsAt: FRIDAY_EVENING.toISOString(),
  contactPhone: '13800001111',
})
const path = () => `/stores/${shop.storeId}/reservations`

it(`promise 5: one key ${times} times, every third connection cut: one effect, the same answer`, async () => {
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: times }, (_, index) => {
      const cut = index % 3 === 0 ? AbortSignal.timeout(1 + (index % 17)) : undefined
      return api
        .post(path(), { token: guest.token, key, body: wish(), signal: cut })
        .catch(() => 'cut' as const)
    }),
  )
  const heard = answers.filter((answer) => answer !== 'cut')
  expect(heard.length).toBeGreaterThan(0)
  expect(new Set(heard.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(new Set(heard.map((answer) => JSON.stringify(answer.body))).size).toBe(1)

  const again = await api.post(path(), { token: guest.token, key, body: wish() })
  expect(again.body).toEqual(heard[0]?.body)
  const [made] = await database.db.select({ count: count() }).from(reservations)
  const [told] = await database.db
    .select({ count: count() })
    .from(events)
    .where(eq(events.name, 'reservation_placed'))
  expect([made?.count, told?.count]).toEqual([1, 1])
})

it('promise 5: the same key with another body is refused, and changes nothing', async () => {
  const key = randomUUID()
  const first = await api.post(path(), {
    token: guest.token,
    key,
    body: { ...wish(), tableId: shop.tableOf('A2').id },
  })
  const other = await api.post(path(), {
    token: guest.token,
    key,
    body: { ...wish(), tableId: shop.tableOf('A3').id },
  })
  expect([first.status, other.status, other.body.error.code]).toEqual([201, 422, 'idempotency_key_reused'])
  const [made] = await database.db
    .select({ count: count() })
    .from(reservations)
    .where(eq(reservations.tableId, shop.tableOf('A3').id))
  expect(made?.count).toBe(0)
})

it('promise 5: two people may use the same key', async () => {
  const key = randomUUID()
  const other = await makePerson(runtime, shop)
  const body = (label: string) => ({ ...wish(), tableId: shop.tableOf(label).id })
  const mine = await api.post(path(), { token: guest.token, key, body: body('A4') })
  const theirs = await api.post(path(), { token: other.token, key, body: body('A5') })
  expect([mine.status, theirs.status]).toEqual([201, 201])
  expect(mine.body.id).not.toBe(theirs.body.id)
})

it('a command without a key is refused with a sentence', async () => {
  const reply = await fetch(`${api.origin}/api${path()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${guest.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish()),
  })
  expect([reply.status, ((await reply.json()) as { error: { code: string } }).error.code]).toEqual([
    400,
    'idempotency_key_missing',
  ])
})
