import { sql } from 'drizzle-orm'
import { type Database, databaseErrorCode } from '../../db/client.js'

const ATTEMPTS = 4
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'

/** Runs `work` in one transaction; starts anew when PostgreSQL asks for it. `work` must only reach the database through `tx`. */
export const inTransaction = async <T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => work(tx as Database))
    } catch (error) {
      const code = databaseErrorCode(error)
      if (attempt === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK_DETECTED)) throw error
    }
  }
}

/** Waits its turn for each of `names` until the transaction ends; always in one order, so that two waiters never wait for each other. */
export const lockInOrder = async (tx: Database, names: string[]) => {
  for (const name of [...new Set(names)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
  }
}
