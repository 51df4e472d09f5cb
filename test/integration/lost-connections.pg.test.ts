import { randomUUID } from 'node:crypto'
import { count, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../api/_platform/errors.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { isDatabaseAway } from '../../db/away.js'
import { type DatabaseHandle, openDatabase } from '../../db/client.js'
import { events, idempotencyKeys, merchants, reservations } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js'
import { openByNeon } from '../support/neon.js'
import type { NeonProxy } from '../support/neon-proxy.js'
import { createDatabase } from '../support/postgres.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

const CONNECTIONS = 3
const BOOKED = 'insert into "reservations"'
const COMMIT = 'commit\0'

type Opened = DatabaseHandle & { proxy?: NeonProxy }
const drivers: [string, (url: string) => Promise<Opened>][] = [
  ['node-postgres', (url) => openDatabase(url, { maxConnections: CONNECTIONS })],
  ['Neon', (url) => openByNeon(url, { maxConnections: CONNECTIONS })],
]

describe.each(drivers)('promise 4: a connection of %s that is lost', (_, open) => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  let line: CuttingProxy
  let opened: Opened
  let made: ReturnType<typeof makeRuntime>
  let api: TestApi
  let shop: TestShop

  beforeAll(async () => {
    database = await createDatabase({ maxConnections: 2 })
    line = await startCuttingProxy(database.url)
    opened = await open(line.url)
    made = makeRuntime(database.db)
    shop = await makeShop(made.runtime)
    api = await serveApi({ ...made.runtime, db: opened.db })
  })
  afterAll(async () => {
    await api?.close()
    await opened?.close()
    await line?.close()
    await database?.close()
  })
  afterEach(() =>
    database.db.execute(sql`truncate events, idempotency_keys, table_occupancies, reservations`),
  )

  /** One guest and one wish, sent as often as `send` is called. */
  const someone = async () => {
    const { token } = await makePerson(made.runtime, shop)
    const key = randomUUID()
    const body = {
      ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      contactPhone: '13800001111',
    }
    return { token, send: () => api.post(`/stores/${shop.storeId}/reservations`, { token, key, body }) }
  }
  const effects = async () => {
    const rowsIn = async (table: typeof reservations | typeof idempotencyKeys) =>
      (await database.db.select({ count: count() }).from(table))[0]?.count
    const placed = eq(events.name, 'reservation_placed')
    const [told] = await database.db.select({ count: count() }).from(events).where(placed)
    return [await rowsIn(reservations), await rowsIn(idempotencyKeys), told?.count]
  }
  const expectAway = (answer: Awaited<ReturnType<TestApi['post']>>) => {
    expect([answer.status, answer.body.error.code]).toEqual([503, 'database_unavailable'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }

  it.each([
    ['at its BEGIN', 'begin', false],
    ['with the booking on its way', BOOKED, false],
    ['with the booking written and not yet held', BOOKED, true],
  ])('before COMMIT, %s, is nobody’s loss: one effect, 201', async (__, at, delivered) => {
    const { send } = await someone()
    line.cutAt(at, { delivered })
    const answer = await send()
    expect([line.mend(), answer.status]).toEqual([1, 201])
    expect(await effects()).toEqual([1, 1, 1])
    expect((await send()).body).toEqual(answer.body)
    expect(await effects()).toEqual([1, 1, 1])
  })

  it('before COMMIT time and again is 503 after four tries, and the same key books once the line is good', async () => {
    const { send } = await someone()
    line.cutAt(BOOKED, { times: 9 })
    expectAway(await send())
    expect([line.mend(), await effects()]).toEqual([4, [0, 0, 0]])
    expect((await send()).status).toBe(201)
    expect(await effects()).toEqual([1, 1, 1])
  })

  it('with its COMMIT on its way is 503, and the same key books', async () => {
    const { send } = await someone()
    line.cutAt(COMMIT)
    expectAway(await send())
    expect([line.mend(), await effects()]).toEqual([1, [0, 0, 0]])
    expect((await send()).status).toBe(201)
    expect(await effects()).toEqual([1, 1, 1])
  })

  it('after COMMIT is 503, and the same key hears the first answer', async () => {
    const { token, send } = await someone()
    line.cutAt(COMMIT, { delivered: true })
    expectAway(await send())
    expect([line.mend(), await effects()]).toEqual([1, [1, 1, 1]])
    const answer = await send()
    expect([answer.status, await effects()]).toEqual([201, [1, 1, 1]])
    const mine = await api.get('/me/reservations', token)
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([answer.body.id])
  })

  it('after COMMIT never runs the work again, with a key or without', async () => {
    const name = randomUUID()
    let tries = 0
    const write = () =>
      inTransaction(opened.db, async (tx) => {
        tries += 1
        await tx.insert(merchants).values({ merchantId: newId('mer', NOW), name, createdAt: NOW })
      })
    line.cutAt(COMMIT, { delivered: true })
    const error = await write().catch((reason) => reason)
    expect([line.mend(), tries, isDatabaseAway(error)]).toEqual([1, 1, true])
    const [held] = await database.db
      .select({ count: count() })
      .from(merchants)
      .where(eq(merchants.name, name))
    expect(held?.count).toBe(1)
  })

  it('under a read is read again, once', async () => {
    const { token, send } = await someone()
    await send()
    const read = async (times: number) => {
      line.cutAt('from "reservations"', { times })
      const answer = await api.get('/me/reservations', token)
      return [line.mend(), answer.status]
    }
    expect([await read(1), await read(9)]).toEqual([
      [1, 200],
      [2, 503],
    ])
  })

  it('while its transaction thinks, or while nobody uses it, harms neither the process nor the pool', async () => {
    for (let round = 0; round < 2 * CONNECTIONS; round++) {
      const cutOff = opened.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`)
        line.cutAll()
        await new Promise((resolve) => setTimeout(resolve, 30))
        fail('table_unavailable')
      })
      expect(await cutOff.catch((error) => error)).toBeInstanceOf(Error)
      line.cutAt('begin', { times: 9 })
      await expect(opened.db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow()
      line.mend()
    }
    const all = Array.from({ length: CONNECTIONS }, () =>
      opened.db.transaction((tx) => tx.execute(sql`select 1`)),
    )
    expect(await Promise.all(all)).toHaveLength(CONNECTIONS)
    line.cutAll()
    const { send } = await someone()
    expect((await send()).status).toBe(201)
  })

  it('by the WebSocket or the request itself is no other', async () => {
    const { token, send } = await someone()
    await send()
    opened.proxy?.cutAll()
    const reading = api.get('/me/reservations', token)
    opened.proxy?.cutAll()
    expect((await reading).status).toBe(200)
    let tries = 0
    await inTransaction(opened.db, async (tx) => {
      if (++tries === 1) (opened.proxy ?? line).cutAll()
      await tx.execute(sql`select 1`)
    })
    expect(tries).toBe(2)
  })
})
