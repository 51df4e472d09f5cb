import { rmSync } from 'node:fs'
import { type DatabaseHandle, openDatabase } from '../../db/client.js'
import { migrate } from '../../db/migrate.js'
import { openPGlite } from '../../db/pglite.js'
import { step } from './progress.js'

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

type Wish = { url: string; reset: boolean }

/** Opens the local shop's database, emptied where asked, with every migration in. Throws a sentence when it cannot. */
export const openShopDatabase = async ({ url, reset }: Wish): Promise<DatabaseHandle> => {
  const folder = url.startsWith('file:') ? url.slice('file:'.length) : null
  if (reset && folder) rmSync(folder, { recursive: true, force: true })
  if (reset && !folder && !THIS_MACHINE.has(new URL(url).hostname)) {
    throw new Error('--reset empties a database on this machine only. Empty this one by hand if you mean it.')
  }
  const database = await step('Opening the database', () => openAnswering(url))
  if (reset && !folder) await step('Emptying the database', () => empty(database))
  await step('Migrating', () => migrate(database.db))
  return database
}

const openAnswering = async (url: string) => {
  const database = await (url.startsWith('file:') ? openPGlite(url.slice('file:'.length)) : openDatabase(url))
  try {
    await database.db.execute('select 1')
    return database
  } catch {
    const where = new URL(url).host || url
    throw new Error(`The database at ${where} does not answer. Is it running, and is DATABASE_URL right?`)
  }
}

const empty = async ({ db }: DatabaseHandle) => {
  await db.execute('drop schema if exists public cascade')
  await db.execute('drop schema if exists drizzle cascade')
  await db.execute('drop schema if exists jobs cascade')
  await db.execute('create schema public')
}
