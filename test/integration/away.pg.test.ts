import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FUNCTION_POOL } from '../../api/_platform/ground.js'
import { type Database, type DatabaseHandle, openDatabase } from '../../db/client.js'
import { serveApi } from '../support/api.js'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js'
import { pools, rowsOf } from '../support/drivers.js'
import { type PostgresServer, startPostgres } from '../support/embedded-postgres.js'
import { type Heard, startPhones, type Told } from '../support/phones.js'
import { scale } from '../support/scale.js'
import { makeRuntime } from '../support/shop.js'

const BACK_WITHIN_MS = 5_000
// Five seconds for a connection, five for a statement, and one for ourselves.
const ANSWERED_WITHIN_MS = 11_000
const BEFORE_MS = 1_000
const AFTER_MS = BACK_WITHIN_MS + 800

let server: PostgresServer
let count = 0
beforeAll(async () => {
  server = await startPostgres({ durable: true })
})
afterAll(() => server?.close())

/** An API on a database of its own, with a pool like a function's, and phones that use it. */
const openHouse = async ([driver, open]: (typeof pools)[number], lined: boolean) => {
  const url = await server.createDatabase(`house_${++count}`)
  const line = lined ? await startCuttingProxy(url) : undefined
  const { db, close } = await open(line?.url ?? url, FUNCTION_POOL)
  const { runtime } = makeRuntime(db)
  const api = await serveApi(runtime)
  const phones = await startPhones(runtime, api)
  return {
    ...{ driver, url, line, api, phones },
    close: async () => {
      await api.close()
      await close()
      await line?.close()
    },
  }
}
type House = Awaited<ReturnType<typeof openHouse>>

type Span = { left: number; returning: number; back: number }
const whileAway =
  ({ left, returning }: Span) =>
  (answer: Heard) =>
    answer.asked > left && answer.at < returning

const expectGoodManners = (heard: Heard[], span: Span) => {
  expect([...new Set(heard.map(({ kind, status }) => `${kind} ${status}`))].sort()).toEqual([
    'booking 201',
    'booking 503',
    'events 200',
    'events 503',
    'read 200',
    'read 503',
  ])
  for (const { body, headers, asked, at } of heard.filter(({ status }) => status === 503)) {
    expect(at - asked).toBeLessThan(ANSWERED_WITHIN_MS)
    expect(body).toEqual({
      error: { code: 'database_unavailable', message: expect.any(String), requestId: expect.any(String) },
    })
    expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  }
  const meanwhile = heard.filter(whileAway(span))
  expect(meanwhile.length).toBeGreaterThan(10)
  expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([503]))
}

const expectRecovery = (heard: Heard[], { back }: Span) => {
  const good = heard.filter(({ status, at }) => status !== 503 && at > back).map(({ at }) => at - back)
  expect(Math.min(...good)).toBeLessThan(BACK_WITHIN_MS)
  const late = heard.filter(({ status, at }) => status === 503 && at > back + BACK_WITHIN_MS)
  expect(late).toEqual([])
  expect(heard.some(({ asked }) => asked > back + BACK_WITHIN_MS)).toBe(true)
}

/** Nothing that was acknowledged is lost, and nothing is there that was not: everybody has heard of theirs by now. */
const expectLedger = async (db: Database, { bookings, events }: Told) => {
  const idsOf = async (statement: ReturnType<typeof sql>) =>
    (await rowsOf<{ id: string }>(db.execute(statement))).map(({ id }) => id)
  expect(
    await idsOf(sql`select 'rsv_' || replace(id::text, '-', '') as id from reservations order by 1`),
  ).toEqual([...bookings].sort())
  const placed = sql`select properties->>'reservationId' as id from events where name = 'reservation_placed' order by 1`
  expect(await idsOf(placed)).toEqual([...bookings].sort())
  expect(await idsOf(sql`select key as id from idempotency_keys`)).toHaveLength(bookings.length)
  expect(await idsOf(sql`select id from events where name = 'page_viewed' order by 1`)).toEqual(
    [...events].sort(),
  )
}

const check = async (house: House, span: Span) => {
  const told = await house.phones.stop()
  const { heard } = house.phones
  expectGoodManners(heard, span)
  expectRecovery(heard, span)
  const { db, close }: DatabaseHandle = await openDatabase(house.url, { maxConnections: 1 })
  await expectLedger(db, told)
  await close()
  expect((await house.api.get('/health')).status).toBe(200)
}

type Way = {
  awayMs: number
  lined?: boolean
  leave(houses: House[]): Promise<void>
  comeBack(houses: House[]): Promise<void>
}
const ofLines = (act: (line: CuttingProxy) => void) => async (houses: House[]) => {
  for (const { line } of houses) if (line) act(line)
}

const killed: Way = {
  awayMs: scale(5_000, 30_000),
  leave: () => server.crash(),
  comeBack: () => server.start(),
}
const stopped: Way = { ...killed, leave: () => server.stop() }
const silent: Way = {
  lined: true,
  // It takes five seconds to give a statement up.
  awayMs: scale(7_000, 30_000),
  leave: ofLines((line) => line.silence()),
  comeBack: ofLines((line) => line.speak()),
}
const ways = Object.entries(scale({ killed, silent }, { killed, stopped, silent }))

describe('promise 8: the database is away under load', () => {
  it.each(ways)(
    '%s: 503 and when to come again, well again within 5 s of its return, nothing lost',
    async (_, wish) => {
      const houses = await Promise.all(pools.map((pool) => openHouse(pool, wish.lined ?? false)))
      await sleep(BEFORE_MS)
      await wish.leave(houses)
      const left = performance.now()
      await sleep(wish.awayMs)
      const returning = performance.now()
      await wish.comeBack(houses)
      const span = { left, returning, back: performance.now() }
      await sleep(AFTER_MS)
      for (const house of houses) await check(house, span)
      for (const house of houses) await house.close()
    },
    120_000,
  )
})
