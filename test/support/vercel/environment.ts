import { randomBytes } from 'node:crypto'
import { readEnv } from '../../../api/_platform/env.js'
import { createSealer } from '../../../api/_platform/sealing.js'
import type { Database } from '../../../db/client.js'
import { makeRuntime } from '../shop.js'

/** The variables of functions on a database, and a runtime with the same keys to make a shop and people with. */
export const functionEnvironment = ({ db, url }: { db: Database; url: string }) => {
  const key = () => randomBytes(32).toString('base64')
  const env = {
    ...{ VERCEL: '1', NODE_ENV: 'production', TZ: 'UTC' },
    ...{ DATABASE_URL: url, SHUKE_SEALING_KEYS: `t:${key()}` },
    ...{ SHUKE_LOOKUP_KEY: key(), SHUKE_TOKEN_KEY: key(), CRON_SECRET: key() },
  }
  const read = readEnv(env)
  const sealer = createSealer(read)
  const clock = () => new Date()
  return { env, runtime: { ...makeRuntime(db).runtime, clock, sealer, tokenKey: read.SHUKE_TOKEN_KEY } }
}
