import { ensurePerson } from '../../../api/_members/index.js'
import { findActor } from '../../../api/_platform/actor.js'
import type { Actor, Context, Ground, MerchantContext } from '../../../api/_platform/context.js'
import { issueToken } from '../../../api/_platform/tokens.js'
import type { Premises } from './premises.js'
import { DAY } from './street.js'

const TOKEN_IS_GOOD_FOR = 20 * DAY

type Known = { actor: Actor; token: string; tokenFrom: number }

/** The people of a shop on the street, as they are known to the database: each is looked up once. */
export const acquaintance = (ground: Omit<Ground, 'clock'>, premises: Premises) => {
  const { sealer, tokenKey } = ground
  const { merchantId, openidOf } = premises
  const known = new Map<string, Known>()

  const meet = async (ctx: MerchantContext, key: string): Promise<Known> => {
    const met = known.get(key)
    if (met) return met
    const personId = await ensurePerson(ctx, openidOf(key))
    const actor = await findActor(ctx.db, { merchantId, personId })
    if (!actor) throw new Error(`the street has no ${key}`)
    const fresh = { actor, token: '', tokenFrom: 0 }
    known.set(key, fresh)
    return fresh
  }

  const nobody = (db: Ground['db'], at: number): MerchantContext => ({
    ...{ merchantId, db, sealer, now: new Date(at) },
  })

  return {
    nobody,
    /** The context of a person at an instant. */
    as: async (db: Ground['db'], key: string, at: number): Promise<Context> => {
      const ctx = nobody(db, at)
      return { ...ctx, actor: (await meet(ctx, key)).actor }
    },
    tokenOf: async (db: Ground['db'], key: string, at: number): Promise<string> => {
      const person = await meet(nobody(db, at), key)
      if (at - person.tokenFrom > TOKEN_IS_GOOD_FOR) {
        const bearer = { merchantId, personId: person.actor.personId }
        person.token = (await issueToken(tokenKey, bearer, new Date(at))).token
        person.tokenFrom = at
      }
      return person.token
    },
  }
}

export type Acquaintance = ReturnType<typeof acquaintance>
