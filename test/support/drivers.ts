import { type DatabaseHandle, openDatabase } from '../../db/client.js'
import { migrate } from '../../db/migrate.js'
import { openPGlite } from '../../db/pglite.js'
import { serveApi, type TestApi } from './api.js'
import { openByNeon } from './neon.js'
import type { NeonProxy } from './neon-proxy.js'
import { createBareDatabase } from './postgres.js'
import { makeRuntime } from './shop.js'

const CONNECTIONS = 10

type Pool = DatabaseHandle & { proxy?: NeonProxy }
type PoolOptions = { maxConnections?: number; queryTimeoutMs?: number }

/** The two drivers with a pool of connections, and how each opens the PostgreSQL of a URL. */
export const pools: [string, (url: string, options: PoolOptions) => Promise<Pool>][] = [
  ['node-postgres', openDatabase],
  ['Neon', openByNeon],
]

type Opened = DatabaseHandle & { seen?: { webSockets: number; queries: number } }

/** What the suite of the drivers runs on: a database that was migrated by the driver itself, and the API on it. */
export type Driver = Opened & {
  api: TestApi
  made: ReturnType<typeof makeRuntime>
  /** Whether two transactions can be open at once. */
  concurrent: boolean
}

/** The three ways to PostgreSQL: inside of this process, by its own protocol, and by HTTP and WebSocket. */
export const drivers = [
  ['PGlite', () => start(openPGlite(undefined), false)],
  ['node-postgres', () => start(openServer(), true)],
  ['Neon', () => start(openNeon(), true)],
] as const

const openServer = async (): Promise<Opened> => {
  const { url, drop } = await createBareDatabase()
  const { db, close } = await openDatabase(url, { maxConnections: CONNECTIONS })
  return { db, close: () => close().then(drop) }
}

const openNeon = async (): Promise<Opened> => {
  const { url, drop } = await createBareDatabase()
  const { db, proxy, close } = await openByNeon(url, { maxConnections: CONNECTIONS })
  return { db, seen: proxy.seen, close: () => close().then(drop) }
}

const start = async (opening: Promise<Opened>, concurrent: boolean): Promise<Driver> => {
  const opened = await opening
  await migrate(opened.db)
  const made = makeRuntime(opened.db)
  const api = await serveApi(made.runtime)
  const close = async () => {
    await api.close()
    await opened.close()
  }
  return { ...opened, made, api, concurrent, close }
}

/** The rows of a statement that drizzle knows no types of. */
export const rowsOf = async <Row>(result: PromiseLike<unknown>) => ((await result) as { rows: Row[] }).rows
