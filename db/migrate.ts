import path from 'node:path'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './client.js'

const migrationsFolder = path.join(import.meta.dirname, 'migrations')

/** Brings the schema up to date; returns when every migration is in. */
// drizzle has one migrator under every driver's name; only the types differ.
export const migrate = (db: Database) =>
  applyMigrations(db as unknown as NodePgDatabase, { migrationsFolder })
