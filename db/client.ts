import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import * as schema from './schema/index.js'

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export type DatabaseHandle = {
  db: Database
  /** Brings the schema up to date; returns when every migration is in. */
  migrate(): Promise<void>
  close(): Promise<void>
}

type DatabaseOptions = { maxConnections?: number }

const options = { schema, casing: 'snake_case' } as const
const migrationsFolder = new URL('./migrations', import.meta.url).pathname
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Opens the database a URL names. The one place that knows the drivers apart:
 * `file:<folder>` and `memory:` are PGlite, `postgres://…neon.tech` Neon over WebSocket, any other `postgres://` a server.
 */
export const openDatabase = async (
  url: string,
  { maxConnections = 10 }: DatabaseOptions = {},
): Promise<DatabaseHandle> => {
  if (url === 'memory:') return openPGlite(undefined)
  if (url.startsWith('file:')) return openPGlite(url.slice('file:'.length))
  if (new URL(url).hostname.endsWith('.neon.tech')) return openNeon(url, maxConnections)
  return openServer(url, maxConnections)
}

const openServer = async (connectionString: string, max: number): Promise<DatabaseHandle> => {
  const { Pool } = (await import('pg')).default
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { migrate } = await import('drizzle-orm/node-postgres/migrator')
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // An idle connection that dies would otherwise end the process; the next query reports it.
  pool.on('error', () => {})
  const db = drizzle(pool, options)
  return { db, migrate: () => migrate(db, { migrationsFolder }), close: () => pool.end() }
}

const openNeon = async (connectionString: string, max: number): Promise<DatabaseHandle> => {
  const { neonConfig, Pool } = await import('@neondatabase/serverless')
  const { drizzle } = await import('drizzle-orm/neon-serverless')
  const { migrate } = await import('drizzle-orm/neon-serverless/migrator')
  neonConfig.webSocketConstructor ??= (await import('ws')).default
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  pool.on('error', () => {})
  const db = drizzle(pool, options)
  return { db, migrate: () => migrate(db, { migrationsFolder }), close: () => pool.end() }
}

/** Opens PGlite on a folder, or in memory, from `dump` where one is given. */
export const openPGlite = async (dataDir: string | undefined, dump?: Blob): Promise<DatabaseHandle> => {
  const { PGlite } = await import('@electric-sql/pglite')
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  const client = await PGlite.create({ dataDir, loadDataDir: dump, extensions: { btree_gist } })
  const db = drizzle(client, options)
  return { db, migrate: () => migrate(db, { migrationsFolder }), close: () => client.close() }
}

/** The SQLSTATE or system code behind an error of any of the drivers, if it came from the database. */
export const databaseErrorCode = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return undefined
}
