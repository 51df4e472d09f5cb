import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TickReport } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { idempotencyKeys, wechatPushes } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const knock = (authorization?: string, method = 'GET') =>
  fetch(`${api.origin}/api/cron`, { method, headers: authorization ? { authorization } : {} })
const withKey = () => knock(`Bearer ${made.runtime.cronSecret}`)

it('the tick opens to nobody without its secret', async () => {
  const guest = await makePerson(made.runtime, await makeShop(made.runtime))
  for (const authorization of [
    undefined,
    'Bearer ',
    'Bearer guess',
    `Bearer ${made.runtime.cronSecret.slice(0, -1)}!`,
    made.runtime.cronSecret,
    `Bearer ${guest.token}`,
  ])
    expect((await knock(authorization)).status).toBe(401)
  expect((await knock(`Bearer ${made.runtime.cronSecret}`, 'DELETE')).status).toBe(404)
})

it('the tick does what recurs once in its turn, and says so', async () => {
  const { done, ...rest } = (await (await withKey()).json()) as TickReport
  // Some of it puts a piece for each shop there is.
  expect(done).toBeGreaterThanOrEqual(workPlan.recurring.length)
  expect(rest).toEqual({ givenBack: 0, left: false })
  expect(await (await withKey()).json()).toEqual({ done: 0, givenBack: 0, left: false })
})

it('the tick makes the ledger’s months before they come', async () => {
  made.time.now = new Date('2027-08-15T12:00:00+08:00')
  await withKey()
  const { rows } = (await database.db.execute(
    sql`select to_regclass('events_2027_11')::text as there`,
  )) as unknown as { rows: { there: string | null }[] }
  expect(rows[0]?.there).toBe('events_2027_11')
})

it('the tick forgets replies and pushes that nobody asks for any more, however many, and no others', async () => {
  const shop = await makeShop(made.runtime)
  const { personId } = await makePerson(made.runtime, shop)
  const { merchantId } = shop
  made.time.now = new Date(NOW.getTime() + 400 * 86_400_000)
  const daysAgo = (days: number) => new Date(made.time.now.getTime() - days * 86_400_000)
  const reply = (key: string, days: number) => ({
    ...{ merchantId, personId, key, requestHash: 'h', status: 201, reply: 'sealed' },
    createdAt: daysAgo(days),
  })
  await database.db.insert(idempotencyKeys).values([reply('old', 8), reply('young', 6)])
  await database.db.execute(
    sql`insert into idempotency_keys select ${sql.param(merchantId, idempotencyKeys.merchantId)}, ${sql.param(personId, idempotencyKeys.personId)}, 'k' || n, 'h', 201, 'sealed', ${daysAgo(30).toISOString()} from generate_series(1, 11000) n`,
  )
  await database.db.insert(wechatPushes).values([
    { merchantId, keyHash: 'old', receivedAt: daysAgo(8) },
    { merchantId, keyHash: 'young', receivedAt: daysAgo(6) },
  ])
  await withKey()
  expect(await database.db.select({ key: idempotencyKeys.key }).from(idempotencyKeys)).toEqual([
    { key: 'young' },
  ])
  expect(await database.db.select({ key: wechatPushes.keyHash }).from(wechatPushes)).toEqual([
    { key: 'young' },
  ])
})
