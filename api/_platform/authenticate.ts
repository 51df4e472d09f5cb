import { findActor } from './actor.js'
import type { Context, Ground } from './context.js'
import { fail } from './errors.js'
import { readToken } from './tokens.js'

/** Who is calling, with the posts held at this moment, from `Authorization: Bearer …`. Fails with `unauthorized`. */
export const authenticate = async (ground: Ground, authorization: string | undefined): Promise<Context> => {
  const { db, sealer, tokenKey } = ground
  const now = ground.clock()
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? fail('unauthorized')
  const bearer = (await readToken(tokenKey, token, now)) ?? fail('unauthorized')
  const actor = (await findActor(db, bearer)) ?? fail('unauthorized')
  return { merchantId: bearer.merchantId, db, sealer, now, actor }
}
