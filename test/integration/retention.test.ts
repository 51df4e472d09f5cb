import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import {
  events,
  interests,
  merchants,
  refusedEvents,
  reservations,
  sessions,
  staffActions,
  storeVisitors,
  visitorPeople,
  visitors,
} from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

const DAY_MS = 86_400_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let long: TestShop
let brief: TestShop

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
  long = await makeShop(made.runtime)
  brief = await makeShop(made.runtime)
  await keep(long, 24)
  await keep(brief, 6)
})

const keep = ({ merchantId }: TestShop, months: number) =>
  database.db
    .update(merchants)
    .set({ keepEventsMonths: months, keepContactsMonths: months })
    .where(eq(merchants.merchantId, merchantId))
const tick = () => runTick(made.runtime, workPlan)
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** A row of each kind, so many days old. */
const plant = async ({ merchantId, storeId, tableOf }: TestShop, days: number) => {
  const { db } = database
  const at = daysAgo(days)
  const visitorId = randomUUID()
  const shop = { merchantId, storeId } as TestShop
  const { personId } = await makePerson(made.runtime, shop)
  await db.insert(events).values({
    ...{ merchantId, id: newUuid(at), name: 'app_opened', visitorId, storeId, staff: false },
    ...{ properties: {}, occurredAt: at, receivedAt: at },
  })
  await db.insert(sessions).values({
    ...{ merchantId, visitorId, startedAt: at, endedAt: at, source: 'direct', storeId },
    ...{ staff: false, events: 1, pages: 1 },
  })
  await db.insert(visitors).values({ merchantId, visitorId, firstSeenAt: at, lastSeenAt: at })
  await db.insert(visitorPeople).values({ merchantId, visitorId, on: dayOf(at), personKey: randomUUID() })
  await db.insert(storeVisitors).values({ merchantId, storeId, on: dayOf(at), who: visitorId })
  const dish = { how: 'dishViewed' as const, subjectId: visitorId }
  await db.insert(interests).values({ merchantId, storeId, on: dayOf(at), ...dish, who: visitorId })
  await db.insert(refusedEvents).values({ merchantId, on: dayOf(at), reason: 'malformed', count: 1 })
  await db
    .insert(staffActions)
    .values({ merchantId, id: newId('act', at), storeId, personId, action: '改菜单', at })
  await db.insert(reservations).values({
    ...{ merchantId, id: newId('rsv', at), storeId, personId, tableId: tableOf('A1').id, partySize: 2 },
    ...{ startsAt: at, endsAt: new Date(at.getTime() + 3_600_000), status: 'seated', settledAt: at },
    ...{ createdAt: at, contactNameSealed: 'a', contactPhoneSealed: 'b', phoneTailHash: 'c' },
  })
}

const kept = async ({ merchantId }: TestShop) => {
  const { db } = database
  const of = (table: Parameters<typeof db.$count>[0]) =>
    db.$count(table, sql`merchant_id = ${sql.param(merchantId, merchants.merchantId)}`)
  const contacts = await db.select().from(reservations).where(eq(reservations.merchantId, merchantId))
  return {
    ...{ events: await of(events), sessions: await of(sessions), visitors: await of(visitors) },
    ...{ visitorPeople: await of(visitorPeople), storeVisitors: await of(storeVisitors) },
    interests: await of(interests),
    ...{ refused: await of(refusedEvents), actions: await of(staffActions) },
    contacts: contacts.filter((row) => row.contactNameSealed || row.contactPhoneSealed || row.phoneTailHash)
      .length,
    bookings: contacts.length,
  }
}
const all = (count: number) => ({
  ...{ events: count, sessions: count, visitors: count, visitorPeople: count, storeVisitors: count },
  interests: count,
})

it('what is older than a merchant keeps goes, and nothing of anybody else’s', async () => {
  for (const shop of [long, brief]) for (const days of [1, 170, 200, 720, 750]) await plant(shop, days)
  await tick()
  expect(await kept(long)).toEqual({ ...all(4), refused: 5, actions: 5, contacts: 4, bookings: 5 })
  expect(await kept(brief)).toEqual({ ...all(2), refused: 5, actions: 5, contacts: 2, bookings: 5 })
})

it('refusals and what staff did are kept for three years, whatever the policy', async () => {
  for (const days of [1_000, 1_120]) await plant(brief, days)
  made.time.now = new Date(NOW.getTime() + DAY_MS)
  await tick()
  expect(await kept(brief)).toMatchObject({ ...all(0), refused: 1, actions: 1 })
})

it('more than one turn takes is forgotten all the same', async () => {
  const at = daysAgo(900)
  const { merchantId } = brief
  const rows = Array.from({ length: 12_000 }, () => ({ merchantId, visitorId: randomUUID() }))
  for (let from = 0; from < rows.length; from += 2_000)
    await database.db
      .insert(visitors)
      .values(rows.slice(from, from + 2_000).map((row) => ({ ...row, firstSeenAt: at, lastSeenAt: at })))
  made.time.now = new Date(NOW.getTime() + 2 * DAY_MS)
  await tick()
  expect((await kept(brief)).visitors).toBe(0)
})

it('a month that every merchant is done with goes as a whole', async () => {
  const partitions = async () =>
    (
      (await database.db.execute(
        sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'events'::regclass`,
      )) as unknown as { rows: { name: string }[] }
    ).rows.map(({ name }) => name)
  expect(await partitions()).toContain('events_2026_11')
  made.time.now = new Date('2028-11-30T12:00:00Z')
  await tick()
  expect(await partitions()).toContain('events_2026_11')
  made.time.now = new Date('2028-12-01T12:00:00Z')
  await tick()
  expect(await partitions()).not.toContain('events_2026_11')
  expect(await partitions()).toContain('events_2026_12')
  expect(await partitions()).toContain('events_default')
})

it('an owner says for how long, within bounds, and it is written down', async () => {
  const owner = await makePerson(made.runtime, brief, { role: 'owner' })
  expect((await api.get('/retention', owner.token)).body).toEqual({
    keepEventsMonths: 6,
    keepContactsMonths: 6,
  })
  const body = { keepEventsMonths: 12, keepContactsMonths: 36 }
  expect((await api.post('/retention', { token: owner.token, body })).body).toEqual(body)
  for (const months of [5, 37, 6.5])
    expect(
      (await api.post('/retention', { token: owner.token, body: { ...body, keepEventsMonths: months } }))
        .status,
    ).toBe(400)
  const [row] = await database.db.select().from(merchants).where(eq(merchants.merchantId, brief.merchantId))
  expect(row).toMatchObject(body)
})
