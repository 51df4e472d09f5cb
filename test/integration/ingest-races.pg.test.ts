import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import { events, sessions, storeVisitors, visitors } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const MINUTE = 60_000
const rounds = scale(3, 40)

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let fans: TestPerson[]

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 3)
  fans = await Promise.all(Array.from({ length: 8 }, () => makePerson(made.runtime, shop)))
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const eventAgo = (minutes: number, wish: object = {}) => {
  const at = new Date(NOW.getTime() - minutes * MINUTE)
  const storeId = shop.storeIds[Math.floor(minutes) % 3]
  return { id: newUuid(at), name: 'tapped', occurredAt: at.toISOString(), storeId, properties: {}, ...wish }
}
const openedAgo = (minutes: number, scene: number) =>
  eventAgo(minutes, { name: 'app_shown', properties: { scene } })
const send = (visitorId: string, list: object[], token?: string) =>
  api.post('/events', {
    token,
    body: { appid: shop.appid, visitorId, sentAt: NOW.toISOString(), events: list },
  })
const shuffled = <T>(list: T[]) =>
  list
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
const inParts = <T>(list: T[], size: number) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
const sessionsOf = (visitorId: string) =>
  database.db
    .select({
      ...{ startedAt: sessions.startedAt, endedAt: sessions.endedAt, source: sessions.source },
      ...{ storeId: sessions.storeId, events: sessions.events },
    })
    .from(sessions)
    .where(and(eq(sessions.merchantId, shop.merchantId), eq(sessions.visitorId, visitorId)))
    .orderBy(asc(sessions.startedAt))
const countOf = async (table: typeof events | typeof storeVisitors) => {
  const [row] = await database.db
    .select({ count: count() })
    .from(table)
    .where(eq(table.merchantId, shop.merchantId))
  return row?.count
}
const acceptedBy = (answers: Answer[]) => {
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  return answers.reduce((sum, { body }) => sum + body.accepted, 0)
}
const deadlocks = async () => {
  // PostgreSQL tells its counts a second late.
  await sleep(1_100)
  const [row] = (
    (await database.db.execute(
      sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
    )) as unknown as { rows: { deadlocks: number }[] }
  ).rows
  return row?.deadlocks
}

describe('at once', () => {
  it('all batches of one device make the sessions they make one after another', async () => {
    for (let round = 0; round < rounds; round++) {
      const list = Array.from({ length: 120 }, (_, n) =>
        n % 10
          ? eventAgo(n * 1.5 + (n > 60 ? 40 : 0))
          : openedAgo(n * 1.5 + (n > 60 ? 40 : 0), n % 20 ? 1011 : 1005),
      )
      const [slow, quick] = [randomUUID(), randomUUID()]
      for (const batch of inParts(list.toReversed(), 10))
        acceptedBy([
          await send(
            slow,
            batch.map((event) => ({ ...event, id: newUuid(new Date(event.occurredAt)) })),
          ),
        ])
      const batches = inParts(shuffled(list), 6)
      const answers = await Promise.all([...batches, ...batches].map((batch) => send(quick, batch)))
      expect(acceptedBy(answers)).toBe(120)
      expect(await sessionsOf(quick)).toEqual(await sessionsOf(slow))
      expect((await sessionsOf(quick)).length).toBeGreaterThan(3)
    }
    expect(await deadlocks()).toBe(0)
  })

  it('devices that use the same ids, people and stores in other orders wait, and never for each other', async () => {
    const list = Array.from({ length: 60 }, (_, n) => eventAgo(n * 61))
    const devices = Array.from({ length: 6 }, () => randomUUID())
    const answers = await Promise.all(
      devices.flatMap((visitorId) =>
        inParts(shuffled(list), 20).map((batch) => send(visitorId, [...batch, {}], fans[0]?.token)),
      ),
    )
    expect(acceptedBy(answers)).toBe(60)
    expect(await countOf(events)).toBe(60)
    expect(await countOf(storeVisitors)).toBeGreaterThan(3)
    expect(await deadlocks()).toBe(0)
  })

  it('batches that make a device too fast only together mark it', async () => {
    const visitorId = randomUUID()
    const list = Array.from({ length: 320 }, (_, n) => eventAgo(n / 400))
    expect(acceptedBy(await Promise.all(inParts(list, 40).map((batch) => send(visitorId, batch))))).toBe(320)
    const [row] = await database.db.select().from(visitors).where(eq(visitors.visitorId, visitorId))
    expect(row?.botAt).toEqual(NOW)
    const marked = await database.db.select().from(sessions).where(eq(sessions.visitorId, visitorId))
    expect(marked).toMatchObject([{ bot: true, events: 320 }])
  })

  it('sign-ins and batches on one device go together', async () => {
    const visitorId = randomUUID()
    const answers = await Promise.all(
      fans.flatMap(({ token }, n) => [
        send(visitorId, [eventAgo(n)], token),
        api.post('/session', { body: { appid: shop.appid, code: `openid-${randomUUID()}`, visitorId } }),
        send(visitorId, [eventAgo(n + 90)], token),
      ]),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await sessionsOf(visitorId)).length).toBe(2)
    expect(await deadlocks()).toBe(0)
  })
})
