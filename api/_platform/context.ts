import type { Database } from '../../db/client.js'
import type { Clock } from './clock.js'
import type { Env } from './env.js'
import type { Logger } from './logging.js'
import type { Messengers } from './messengers/messengers.js'
import type { Storage } from './pictures/storage.js'
import type { Sealer } from './sealing.js'
import type { WeChat } from './wechat/client.js'

/** What every door stands on. */
export type Ground = {
  db: Database
  clock: Clock
  sealer: Sealer
  tokenKey: Env['SHUKE_TOKEN_KEY']
  log: Logger
}

/** What a process holds from start to stop. */
export type Runtime = Ground & {
  cronSecret: string
  /** Without one nobody opens merchants over HTTP. */
  agencySecret: string | null
  /** Where the pages are, to be written into what is sent; without one it carries no address. */
  publicOrigin: string | null
  wechat: WeChat
  messengers: Messengers
  /** Where pictures are kept; without one nobody can send any. */
  storage: Storage | null
}

/** What anybody's request works with. `db` is the transaction inside a command. */
export type MerchantContext = { merchantId: string; db: Database; now: Date; sealer: Sealer }

/** What a read by anybody works with. */
export type PublicContext = MerchantContext & { wechat: WeChat }

/** What a call by nobody in particular works with. `caller` is the address it came from, as far as the platform tells. */
export type OpenContext = Runtime & { caller: string }

export type Post = { role: 'clerk' | 'manager' | 'owner'; storeId: string | null }

export type Actor = {
  personId: string
  personKey: string
  /** Said to be under 14: no profile is kept. */
  under14: boolean
  posts: Post[]
}

/** What a signed-in person's request works with. */
export type Context = MerchantContext & { actor: Actor }

/** What a command of a signed-in person works with; `canMail` is whether the deployment has a mailbox to send from. */
export type CommandContext = Context & { canMail: boolean }

/** What a read by a signed-in person works with. */
export type ReadContext = Context & { wechat: WeChat; canMail: boolean }
