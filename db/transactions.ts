import { type SQL, sql } from 'drizzle-orm'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import { isDatabaseAway } from './away.js'

type Pool<C> = { connect(): Promise<C> }

type Connection = {
  on(event: 'error', listener: () => void): unknown
  removeListener(event: 'error', listener: () => void): unknown
  release(destroy: boolean): void
}

type Transaction = {
  execute(statement: SQL): PromiseLike<unknown>
  setTransaction(config: PgTransactionConfig): Promise<void>
}

/**
 * Transactions that outlive their connection. Under drizzle's own, one that dies ends the process, one that cannot begin
 * is never given back to the pool, and one that is silent is asked to roll back and then lent to the next.
 */
export const transactionsOn =
  <C extends Connection, T extends Transaction>(pool: Pool<C>, over: (connection: C) => T) =>
  async <R>(work: (tx: T) => Promise<R>, config?: PgTransactionConfig): Promise<R> => {
    const connection = await connect(pool)
    connection.on('error', ignore)
    const tx = over(connection)
    let sound = false
    try {
      await tx.execute(sql`begin`)
      if (config) await tx.setTransaction(config)
      const result = await work(tx)
      await tx.execute(sql`commit`)
      sound = true
      return result
    } catch (error) {
      if (!isDatabaseAway(error)) {
        await tx.execute(sql`rollback`)
        sound = true
      }
      throw error
    } finally {
      // One that is closed may still be told why it ended.
      if (sound) connection.removeListener('error', ignore)
      connection.release(!sound)
    }
  }

// The statement that meets the dead connection reports it.
const ignore = () => {}

const connect = async <C>(pool: Pool<C>): Promise<C> => {
  try {
    return await pool.connect()
  } catch (error) {
    // A WebSocket fails with an event, which those who catch errors would let pass.
    throw error instanceof Error
      ? error
      : new Error('Connection terminated by its WebSocket', { cause: error })
  }
}
