import { expect } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { type Answer, serveApi } from './api.js'
import { startCuttingProxy } from './cutting-proxy.js'
import { createDatabase } from './postgres.js'
import { FRIDAY_EVENING, makeRuntime, makeShop, type TestShop } from './shop.js'

/** A shop on a PostgreSQL, whose API reaches it by a line that can be cut; the test itself looks by `database`. */
export const openHouseOnALine = async <Opened extends DatabaseHandle>(
  open: (url: string) => Promise<Opened>,
) => {
  const database = await createDatabase({ maxConnections: 2 })
  const line = await startCuttingProxy(database.url)
  const opened = await open(line.url)
  const made = makeRuntime(database.db)
  const shop = await makeShop(made.runtime)
  const api = await serveApi({ ...made.runtime, db: opened.db })
  const close = async () => {
    await api.close()
    await opened.close()
    await line.close()
    await database.close()
  }
  return { database, line, opened, made, shop, api, close }
}

export const bookingWish = (shop: TestShop) => ({
  ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
  contactPhone: '13800001111',
})

/** The answer of an API whose database is away. */
export const expectAway = ({ status, body, headers }: Answer) => {
  expect([status, body?.error?.code]).toEqual([503, 'database_unavailable'])
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
}
