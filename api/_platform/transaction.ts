import { setTimeout as sleep } from 'node:timers/promises'
import { is, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import { isDatabaseAway } from '../../db/away.js'
import { type Database, databaseErrorCode } from '../../db/client.js'

const ATTEMPTS = 4
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'

// A phone waits ten seconds; what took a timeout to find out is left to it.
const AGAIN_WITHIN_MS = 1_000
const FIRST_PAUSE_MS = 50

/**
 * Runs `work` in one transaction; starts anew when PostgreSQL asks for it or the connection is lost before COMMIT.
 * Lost after, nobody knows whether it holds: the error goes up, and the caller's key decides when they come again.
 * `work` must only reach the database through `tx`.
 */
export const inTransaction = async <T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> => {
  // The outermost transaction is the one that can start anew.
  if (is(db, PgTransaction)) return db.transaction((tx) => work(tx as Database))
  const began = performance.now()
  for (let attempt = 1; ; attempt++) {
    let committing = false
    try {
      return await db.transaction(async (tx) => {
        const result = await work(tx as Database)
        committing = true
        return result
      })
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
      if (isAskedToStartAnew(error)) continue
      if (committing || !isLostJustNow(error, began)) throw error
      await sleep(FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

/** Runs a read that changes nothing; once more when its connection turns out to be dead. */
export const readTwice = async <T>(read: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  try {
    return await read()
  } catch (error) {
    if (!isLostJustNow(error, began)) throw error
    return read()
  }
}

const isAskedToStartAnew = (error: unknown) => {
  const code = databaseErrorCode(error)
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED
}

const isLostJustNow = (error: unknown, began: number) =>
  isDatabaseAway(error) && performance.now() - began < AGAIN_WITHIN_MS

/** Waits its turn for each of `names` until the transaction ends; always in one order, so that two waiters never wait for each other. */
export const lockInOrder = async (tx: Database, names: string[]) => {
  for (const name of [...new Set(names)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
  }
}
