import type { PoolClient as NeonConnection } from '@neondatabase/serverless'
import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
} from 'drizzle-orm'
import { type PgDatabase, PgDialect, type PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { PoolClient } from 'pg'
import * as schema from './schema/index.js'
import { transactionsOn } from './transactions.js'

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

type Tables = ExtractTablesWithRelations<typeof schema>

const dialect = new PgDialect(drizzleOptions)
const { tables, tableNamesMap } = extractTablesRelationalConfig<Tables>(schema, createTableRelationsHelpers)
const relations = { fullSchema: schema, schema: tables, tableNamesMap }

type PoolWish = {
  connectionString: string
  max: number
  connectionTimeoutMillis: number
  query_timeout: number
}

const openServer = async (wish: PoolWish): Promise<DatabaseHandle> => {
  const { Pool } = (await import('pg')).default
  const { drizzle, NodePgSession, NodePgTransaction } = await import('drizzle-orm/node-postgres')
  const pool = new Pool(wish)
  // An idle connection that dies would otherwise end the process; the next query reports it.
  pool.on('error', () => {})
  const db = drizzle(pool, drizzleOptions)
  const over = (connection: PoolClient) => {
    const session = new NodePgSession<typeof schema, Tables>(connection, dialect, relations)
    return new NodePgTransaction<typeof schema, Tables>(dialect, session, relations)
  }
  return { db: Object.assign(db, { transaction: transactionsOn(pool, over) }), close: () => pool.end() }
}

const openNeon = async (wish: PoolWish): Promise<DatabaseHandle> => {
  const { neonConfig, Pool } = await import('@neondatabase/serverless')
  const { drizzle, NeonSession, NeonTransaction } = await import('drizzle-orm/neon-serverless')
  neonConfig.webSocketConstructor ??= (await import('ws')).default
  neonConfig.poolQueryViaFetch = true
  // A query by HTTP would wait for a silent server for minutes.
  neonConfig.fetchFunction = (url: string, init: RequestInit) =>
    fetch(url, wish.query_timeout ? { ...init, signal: AbortSignal.timeout(wish.query_timeout) } : init)
  const pool = new Pool(wish)
  pool.on('error', () => {})
  const db = drizzle(pool, drizzleOptions)
  const over = (connection: NeonConnection) => {
    const session = new NeonSession(connection, dialect, relations)
    return new NeonTransaction<typeof schema, Tables>(dialect, session, relations)
  }
  return { db: Object.assign(db, { transaction: transactionsOn(pool, over) }), close: () => pool.end() }
}

/** The SQLSTATE or system code behind an error of any of the drivers, if it came from the database. */
export const databaseErrorCode = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return undefined
}
