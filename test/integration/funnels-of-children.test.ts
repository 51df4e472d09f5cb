import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { liveOutcomes } from '../../api/_insights/funnels/ask-funnel.js'
import { outcomesOf } from '../../api/_insights/funnels/read-funnel.js'
import { rollUp } from '../../api/_insights/funnels/roll-up.js'
import { recordVisit } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { recordEvent } from '../../api/_tracking/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, sessions, visitorPeople, visitors } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson

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
  guest = await makePerson(made.runtime, shop)
})

type Name = 'visited' | 'page_viewed' | 'menu_searched'
const funnelOf = (first: Name, second: Name, per: 'person' | 'session') => ({
  ...{ funnel: newId('fnl', NOW), storeId: shop.storeId, name: '漏斗', ready: false },
  definition: {
    steps: [first, second].map((event) => ({ words: event, events: [{ event, filters: [] }] })),
    ...{ order: 'ordered' as const, windowSeconds: 30 * 86_400, exclusions: [], per, breakdown: null },
  },
})
type Funnel = ReturnType<typeof funnelOf>

const hoursLater = (hours: number) => {
  made.time.now = new Date(made.time.now.getTime() + hours * 3_600_000)
}

/** How many steps everybody took, as the ledger says and as it is rolled up. */
const counted = async (kept: Funnel) => {
  const ctx = { ...guest.ctx(), db: database.db }
  await inTransaction(database.db, (db) => rollUp({ ...ctx, db }, shop.storeId, [kept]))
  const scope = { storeId: shop.storeId, timeZone: 'Asia/Shanghai' }
  const days = { from: '2026-11-01', to: '2026-12-20' }
  const lengths = (outcomes: { at: number[] }[]) => outcomes.map(({ at }) => at.length).sort()
  const rolled = await outcomesOf(ctx, { funnel: kept, scope, days, split: 'none' })
  expect(rolled.rolledAt).toEqual(ctx.now)
  return {
    live: lengths(await liveOutcomes(ctx, scope, kept.definition, days)),
    rolled: lengths(rolled.outcomes),
  }
}

/** As the verbs do who seat or redeem. */
const comes = async (on: string) => {
  const ctx = guest.ctx()
  const visit = { personId: guest.personId, storeId: shop.storeId, on, causeId: newId('rsv', ctx.now) }
  await inTransaction(database.db, async (db) => {
    await recordVisit({ ...ctx, db }, visit)
    const fact = { personKey: guest.personKey, storeId: shop.storeId }
    const properties = { reservationId: visit.causeId, tableId: shop.tableOf('A1').id, partySize: 2 }
    await recordEvent({ ...ctx, db }, { ...fact, name: 'reservation_seated', properties })
  })
}

const says = (under14: boolean) => api.post('/me/age', { token: guest.token, body: { under14 } })

it('a child’s visits are on nobody’s path, and are again theirs who turns out to be older', async () => {
  const kept = funnelOf('visited', 'visited', 'person')
  await comes('2026-11-25')
  expect(await counted(kept)).toEqual({ live: [1], rolled: [1] })
  hoursLater(2)
  expect((await says(true)).status).toBe(201)
  expect(await counted(kept)).toEqual({ live: [], rolled: [] })
  hoursLater(24)
  await comes('2026-11-26')
  hoursLater(2)
  expect(await counted(kept)).toEqual({ live: [], rolled: [] })
  hoursLater(2)
  expect((await says(false)).status).toBe(201)
  expect(await counted(kept)).toEqual({ live: [2], rolled: [2] })
})

it('what a child did on a device that is long shared is on no path of its uses either', async () => {
  const kept = funnelOf('page_viewed', 'menu_searched', 'session')
  const { merchantId, storeId } = shop
  const visitorId = randomUUID()
  const long = new Date(NOW.getTime() - 3 * 86_400_000)
  const device = { merchantId, visitorId }
  await database.db.insert(visitors).values({ ...device, firstSeenAt: long, lastSeenAt: NOW, sharedAt: long })
  await database.db.insert(visitorPeople).values({ ...device, personKey: guest.personKey, on: '2026-11-25' })
  await database.db.insert(sessions).values({
    ...{ ...device, startedAt: NOW, endedAt: new Date(NOW.getTime() + 60_000), source: 'direct', storeId },
    ...{ personKey: guest.personKey, staff: false, events: 2, pages: 1 },
  })
  await database.db.insert(events).values(
    ['page_viewed', 'menu_searched'].map((name, index) => ({
      ...{ ...device, name, storeId, staff: false, properties: {}, personKey: guest.personKey },
      ...{
        id: v7({ msecs: NOW.getTime() + index }),
        occurredAt: new Date(NOW.getTime() + index),
        receivedAt: NOW,
      },
    })),
  )
  hoursLater(1)
  expect(await counted(kept)).toEqual({ live: [2], rolled: [2] })
  hoursLater(2)
  expect((await says(true)).status).toBe(201)
  expect(await counted(kept)).toEqual({ live: [], rolled: [] })
})
