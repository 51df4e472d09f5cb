import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { watchStore } from '../../api/_insights/index.js'
import { newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { alerts, events } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, type TestShop } from '../support/shop.js'

const DAY_MS = 86_400_000
const clock = (time: string) => new Date(`2026-11-25T${time}:00+08:00`)

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
afterAll(() => database?.close())
beforeEach(async () => {
  made.time.now = clock('09:00')
  shop = await makeShop(made.runtime)
})

const watchAt = async (now: Date) => {
  made.time.now = now
  const { merchantId, storeId } = shop
  return watchStore({ merchantId, db: database.db, sealer: made.runtime.sealer, now }, storeId)
}
const rowsOf = () => database.db.select().from(alerts).where(eq(alerts.merchantId, shop.merchantId))

/** What a phone wrote down of somebody who opened the app and began a booking, and what the server did when it was placed. */
const tried = (at: Date, release: string, isPlaced: boolean) => {
  const personKey = randomUUID()
  const event = (name: string, second: number, properties: Record<string, string> = {}) => {
    const occurredAt = new Date(at.getTime() + second * 1_000)
    return {
      ...{ merchantId: shop.merchantId, id: newUuid(occurredAt), name, personKey, storeId: shop.storeId },
      ...{ staff: false, properties, occurredAt, receivedAt: occurredAt },
    }
  }
  return [
    ...[event('app_opened', 0, { release }), event('booking_submitted', 30)],
    ...(isPlaced ? [event('reservation_placed', 31)] : []),
  ]
}

it('a step that nobody completes since a release is told with the release, and closes once somebody does', async () => {
  const daysAgo = (days: number, index: number) =>
    new Date(clock('12:00').getTime() - days * DAY_MS + index * 60_000)
  const before = Array.from({ length: 40 }, (_, index) =>
    tried(daysAgo(1 + (index % 5), index), '0.1.0', index % 4 > 0),
  )
  await database.db.insert(events).values(before.flat())
  expect(await watchAt(clock('09:05'))).toEqual([])
  const broken = Array.from({ length: 8 }, (_, index) => tried(clock(`10:${20 + index}`), '0.2.0', false))
  // Whoever still has the old one books as ever.
  await database.db.insert(events).values([...broken, tried(clock('10:40'), '0.1.0', true)].flat())
  const [told, ...more] = await watchAt(clock('11:05'))
  expect(more).toEqual([])
  expect(told?.words).toBe('新版本 0.2.0 里，没有人订座成功')
  // 31 of 41 on the old one, a half added to each side: 31.5 of 42.
  expect(told?.details[0]).toBe(
    '11 月 25 日 10:20 起有 8 位走到「订座」，一位也没走完；之前 100 位里有 75 位走完。',
  )
  await database.db.insert(events).values(tried(clock('11:30'), '0.2.0', true))
  await watchAt(clock('12:05'))
  expect(await rowsOf()).toMatchObject([{ kind: 'step', subject: 'booking', closedAt: clock('12:05') }])
})

it('what a few phones make up is no release: it is not told to anybody, and hides none', async () => {
  const before = Array.from({ length: 40 }, (_, index) =>
    tried(new Date(clock('12:00').getTime() - 2 * DAY_MS + index * 60_000), '0.1.0', true),
  )
  const all = (many: number, from: string, release: string) =>
    Array.from({ length: many }, (_, index) =>
      tried(new Date(clock(from).getTime() + index * 60_000), release, false),
    )
  const broken = all(8, '10:05', '0.2.0-a1b2c3')
  const forged = [...all(12, '10:20', 'https://shop.example/prize'), ...all(2, '10:40', '9.9.9')]
  await database.db.insert(events).values([...before, ...broken, ...forged].flat())
  const told = await watchAt(clock('11:05'))
  expect(told.map(({ words }) => words)).toEqual(['新版本 0.2.0-a1b2c3 里，没有人订座成功'])
})
