import { serveApi } from './api.js'
import { openTestDatabase } from './pglite.js'
import { makeRuntime, makeShop } from './shop.js'

/** A merchant with so many stores, on a database of its own, with its API on loopback. */
export const openHouse = async ({ stores }: { stores: number }) => {
  const database = await openTestDatabase()
  const made = makeRuntime(database.db)
  const api = await serveApi(made.runtime)
  const close = async () => {
    await api.close()
    await database.close()
  }
  return { database, made, api, shop: await makeShop(made.runtime, stores), close }
}
export type House = Awaited<ReturnType<typeof openHouse>>
