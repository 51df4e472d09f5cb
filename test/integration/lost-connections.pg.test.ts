import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../api/_platform/errors.js'
import { newUuid } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { isDatabaseAway } from '../../db/away.js'
import { events } from '../../db/schema/index.js'
import { serveApi } from '../support/api.js'
import { startCuttingProxy } from '../support/cutting-proxy.js'
import { pools } from '../support/drivers.js'
import { bookingWish, expectAway, openHouseOnALine } from '../support/house-on-a-line.js'
import { makePerson, NOW, type TestPerson } from '../support/shop.js'

const CONNECTIONS = 3

describe.each(pools)('promise 4: a connection of %s that is lost', (_, openPool) => {
  const open = (url: string) => openPool(url, { maxConnections: CONNECTIONS })
  let house: Awaited<ReturnType<typeof openHouseOnALine<Awaited<ReturnType<typeof open>>>>>
  let guest: TestPerson
  beforeAll(async () => {
    house = await openHouseOnALine(open)
    guest = await makePerson(house.made.runtime, house.shop)
  })
  afterAll(() => house?.close())

  const begin = () => house.opened.db.transaction((tx) => tx.execute(sql`select 1`))

  it('under a read is read again, once', async () => {
    const read = async (times: number) => {
      house.line.cutAt('from "reservations"', { times })
      const { status } = await house.api.get('/me/reservations', guest.token)
      return [house.line.mend(), status]
    }
    expect(await read(1)).toEqual([1, 200])
    expect(await read(9)).toEqual([2, 503])
  })

  it('while somebody is looked up files no events as a stranger’s', async () => {
    const { api, database, line, shop } = house
    const body = {
      ...{ appid: shop.appid, visitorId: randomUUID(), sentAt: NOW.toISOString() },
      events: [{ id: newUuid(NOW), name: 'app_opened', occurredAt: NOW.toISOString(), properties: {} }],
    }
    const send = () => api.post('/events', { token: guest.token, body })
    line.cutAt('from "people"', { times: 9 })
    expectAway(await send())
    expect(line.mend()).toBeGreaterThan(0)
    expect((await send()).status).toBe(200)
    expect(await database.db.select({ of: events.personKey }).from(events)).toEqual([{ of: guest.personKey }])
  })

  it('while its transaction thinks, or while nobody uses it, harms neither the process nor the pool', async () => {
    const { api, line, opened, shop } = house
    for (let round = 0; round < 2 * CONNECTIONS; round++) {
      const cutOff = opened.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`)
        line.cutAll()
        await new Promise((resolve) => setTimeout(resolve, 30))
        fail('table_unavailable')
      })
      expect(await cutOff.catch((error) => error)).toBeInstanceOf(Error)
      line.cutAt('begin', { times: 9 })
      await expect(begin()).rejects.toThrow()
      line.mend()
    }
    expect(await Promise.all(Array.from({ length: CONNECTIONS }, begin))).toHaveLength(CONNECTIONS)
    line.cutAll()
    const booking = { token: guest.token, body: bookingWish(shop) }
    expect((await api.post(`/stores/${shop.storeId}/reservations`, booking)).status).toBe(201)
  })

  it('by the WebSocket or the request itself is no other', async () => {
    const { api, line, opened } = house
    const edge = opened.proxy ?? line
    edge.cutAll()
    const reading = api.get('/me/reservations', guest.token)
    edge.cutAll()
    expect((await reading).status).toBe(200)
    let tries = 0
    await inTransaction(opened.db, async (tx) => {
      if (++tries === 1) edge.cutAll()
      await tx.execute(sql`select 1`)
    })
    expect(tries).toBe(2)
  })

  // The last of them: Neon's driver is set to one proxy at a time.
  it('before there was one is 503 as well', async () => {
    const nowhere = await startCuttingProxy(house.database.url)
    const lost = await open(nowhere.url)
    await (lost.proxy ?? nowhere).close()
    const error = await lost.db.transaction((tx) => tx.execute(sql`select 1`)).catch((reason) => reason)
    expect([error instanceof Error, isDatabaseAway(error)]).toEqual([true, true])
    const api = await serveApi({ ...house.made.runtime, db: lost.db })
    expectAway(await api.get('/me', guest.token))
    await api.close()
    await lost.close()
    await nowhere.close()
  })
})
