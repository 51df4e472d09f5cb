import type { Runtime } from './context.js'
import { functionGround, once } from './ground.js'
import { messengersOf } from './messengers/messengers.js'
import { openStorage } from './pictures/open-storage.js'
import { createWeChat } from './wechat/client.js'

/** The runtime of a function instance, opened at its first request from the environment. */
export const functionRuntime = once(async (): Promise<Runtime> => {
  const { env, ...ground } = await functionGround()
  return {
    ...ground,
    cronSecret: env.CRON_SECRET,
    agencySecret: env.AGENCY_SECRET ?? null,
    publicOrigin: env.PUBLIC_ORIGIN ?? null,
    wechat: createWeChat({ origin: env.WECHAT_ORIGIN }),
    messengers: messengersOf(env),
    storage: openStorage(env),
  }
})
