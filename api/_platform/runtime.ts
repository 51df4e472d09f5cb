import { openDatabase } from '../../db/client.js'
import type { Runtime } from './context.js'
import { readEnv } from './env.js'
import { createLogger } from './logging.js'
import { createSealer } from './sealing.js'
import { createWeChat } from './wechat.js'

// A function instance answers a few requests at once; the database's pooler fans them in.
const FUNCTION_CONNECTIONS = 5

let opened: Promise<Runtime> | undefined

/** The runtime of a function instance, opened at its first request from the environment. */
export const functionRuntime = (): Promise<Runtime> => {
  opened ??= open().catch((error) => {
    opened = undefined
    throw error
  })
  return opened
}

const open = async (): Promise<Runtime> => {
  const env = readEnv(process.env)
  const { db } = await openDatabase(env.DATABASE_URL, { maxConnections: FUNCTION_CONNECTIONS })
  return {
    db,
    clock: () => new Date(),
    sealer: createSealer(env),
    tokenKey: env.SHUKE_TOKEN_KEY,
    wechat: createWeChat(env.WECHAT_ORIGIN),
    log: createLogger('info'),
  }
}
