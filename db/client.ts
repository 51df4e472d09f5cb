import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import * as schema from './schema/index.js'

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export type DatabaseHandle = {
  db: Database
  close(): Promise<void>
}

type DatabaseOptions = { maxConnections?: number; queryTimeoutMs?: number }

export const drizzleOptions = { schema, casing: 'snake_case' } as const
const CONNECT_TIMEOUT_MS = 5_000
const QUERY_TIMEOUT_MS = 10_000

/**
 * Opens the server a `postgres://` URL names: a `*.neon.tech` one by Neon's driver (queries by HTTP, transactions by WebSocket),
 * any other by node-postgres. PGlite, which only tests and the local shop use, is opened by `pglite.ts`.
 */
export const openDatabase = async (
  url: string,
  { maxConnections = 10, queryTimeoutMs = QUERY_TIMEOUT_MS }: DatabaseOptions = {},
): Promise<DatabaseHandle> => {
  const wish = {
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
  }
  return new URL(url).hostname.endsWith('.neon.tech') ? openNeon(wish) : openServer(wish)
}

type PoolWish = {
  connectionString: string
  max: number
  connectionTimeoutMillis: number
  query_timeout: number
}

const openServer = async (wish: PoolWish): Promise<DatabaseHandle> => {
  const { Pool } = (await import('pg')).default
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const pool = new Pool(wish)
  // An idle connection that dies would otherwise end the process; the next query reports it.
  pool.on('error', () => {})
  return { db: drizzle(pool, drizzleOptions), close: () => pool.end() }
}

const openNeon = async (wish: PoolWish): Promise<DatabaseHandle> => {
  const { neonConfig, Pool } = await import('@neondatabase/serverless')
  const { drizzle } = await import('drizzle-orm/neon-serverless')
  neonConfig.webSocketConstructor ??= (await import('ws')).default
  neonConfig.poolQueryViaFetch = true
  const pool = new Pool(wish)
  pool.on('error', () => {})
  return { db: drizzle(pool, drizzleOptions), close: () => pool.end() }
}

/** The SQLSTATE or system code behind an error of any of the drivers, if it came from the database. */
export const databaseErrorCode = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return undefined
}
