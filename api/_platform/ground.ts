import { openDatabase } from '../../db/client.js'
import type { Ground } from './context.js'
import { type Env, readEnv } from './env.js'
import { createLogger } from './logging.js'
import { createSealer } from './sealing.js'

/**
 * A function instance answers a few requests at once; the database's pooler fans them in. A phone waits ten seconds, and
 * getting a connection may have taken five of them.
 */
export const FUNCTION_POOL = { maxConnections: 5, queryTimeoutMs: 5_000 }

/** Opens at the first call, and anew at the next one when that failed. */
export const once = <T>(open: () => Promise<T>): (() => Promise<T>) => {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open().catch((error) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

/** What every door of a function instance stands on, from the environment. A door that needs no more is loaded faster. */
export const functionGround = once(async (): Promise<Ground & { env: Env }> => {
  const env = readEnv(process.env)
  const { db } = await openDatabase(env.DATABASE_URL, FUNCTION_POOL)
  return {
    env,
    db,
    clock: () => new Date(),
    sealer: createSealer(env),
    tokenKey: env.SHUKE_TOKEN_KEY,
    log: createLogger('info'),
  }
})
