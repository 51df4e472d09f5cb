import { randomUUID } from 'node:crypto'
import { count, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { isDatabaseAway } from '../../db/away.js'
import type { Database } from '../../db/client.js'
import { events, idempotencyKeys, merchants, reservations } from '../../db/schema/index.js'
import type { CuttingProxy } from '../support/cutting-proxy.js'
import { pools } from '../support/drivers.js'
import { bookingWish, expectAway, openHouseOnALine } from '../support/house-on-a-line.js'
import { makePerson, NOW } from '../support/shop.js'

const BOOKED = 'insert into "reservations"'
const COMMIT = 'commit\0'

describe.each(pools)('promise 4: a connection of %s that is lost', (_, open) => {
  let house: Awaited<ReturnType<typeof openHouseOnALine>>
  let line: CuttingProxy
  let db: Database
  beforeAll(async () => {
    house = await openHouseOnALine((url) => open(url, { maxConnections: 3 }))
    line = house.line
    db = house.database.db
  })
  afterAll(() => house?.close())
  afterEach(() => db.execute(sql`truncate events, idempotency_keys, table_occupancies, reservations`))

  /** One guest and one wish, sent as often as `send` is called. */
  const someone = async () => {
    const { api, made, shop } = house
    const { token } = await makePerson(made.runtime, shop)
    const wish = { token, key: randomUUID(), body: bookingWish(shop) }
    return { token, send: () => api.post(`/stores/${shop.storeId}/reservations`, wish) }
  }
  /** The bookings, the kept answers and the entries in the ledger. */
  const effects = async () => {
    const rowsIn = async (table: typeof reservations | typeof idempotencyKeys) =>
      (await db.select({ count: count() }).from(table))[0]?.count
    const placed = eq(events.name, 'reservation_placed')
    const [told] = await db.select({ count: count() }).from(events).where(placed)
    return [await rowsIn(reservations), await rowsIn(idempotencyKeys), told?.count]
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

  it('before COMMIT time and again is 503 after four tries at most, and the same key books once the line is good', async () => {
    const { send } = await someone()
    line.cutAt(BOOKED, { times: 9 })
    expectAway(await send())
    expect([2, 3, 4]).toContain(line.mend())
    expect(await effects()).toEqual([0, 0, 0])
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
    const mine = await house.api.get('/me/reservations', token)
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([answer.body.id])
  })

  it('after COMMIT never runs the work again, with a key or without', async () => {
    const name = randomUUID()
    let tries = 0
    const write = () =>
      inTransaction(house.opened.db, async (tx) => {
        tries += 1
        await tx.insert(merchants).values({ merchantId: newId('mer', NOW), name, createdAt: NOW })
      })
    line.cutAt(COMMIT, { delivered: true })
    const error = await write().catch((reason) => reason)
    expect([line.mend(), tries, isDatabaseAway(error)]).toEqual([1, 1, true])
    const [held] = await db.select({ count: count() }).from(merchants).where(eq(merchants.name, name))
    expect(held?.count).toBe(1)
  })
})
