import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import { findActor, getMerchantId, holdPerson } from '../_platform/actor.js'
import type { MerchantContext, Runtime } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { issueToken } from '../_platform/tokens.js'
import { inTransaction } from '../_platform/transaction.js'
import { getWeChatApp } from '../_platform/wechat/app.js'
import { linkVisitor } from '../_tracking/index.js'
import type { Session, SessionRequest } from './contract.js'
import { personColumns } from './person-columns.js'
import { getMe } from './queries.js'
import { recogniseByUnionid } from './recognise.js'

/** Signs a person in with a code of wx.login; a first sign-in makes the person. Fails with `login_code_invalid`. */
export const openSession = async (runtime: Runtime, input: SessionRequest): Promise<Session> => {
  const { db, sealer } = runtime
  const merchantId = await getMerchantId(db, input.appid)
  const ctx: MerchantContext = { merchantId, db, sealer, now: runtime.clock() }
  const { openid, unionid } = await runtime.wechat.codeToSession(await getWeChatApp(ctx), input.code)

  const me = await inTransaction(db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    const personId = await ensurePerson(inTx, openid, unionid)
    // Somebody erased just now is a new person at the next try.
    if (!(await holdPerson(tx, { merchantId, personId }))) fail('unauthorized')
    const actor = (await findActor(tx, { merchantId, personId })) ?? fail('unauthorized')
    if (input.visitorId && !actor.under14)
      await linkVisitor(inTx, { visitorId: input.visitorId, personKey: actor.personKey })
    return getMe({ ...inTx, actor })
  })
  const { token, expiresAt } = await issueToken(
    runtime.tokenKey,
    { merchantId, personId: me.personId },
    ctx.now,
  )
  return { token, expiresAt: expiresAt.toISOString(), me }
}

/** The person behind an openid, merged or not, made where there is none yet. With a unionid they may turn out to be another. */
export const ensurePerson = async (
  ctx: MerchantContext,
  openid: string,
  unionid?: string,
): Promise<string> => {
  const columns = personColumns(ctx)
  const openidHash = columns.openid.lookup(openid)
  await ctx.db
    .insert(people)
    .values({
      merchantId: ctx.merchantId,
      id: newId('psn', ctx.now),
      personKey: randomUUID(),
      openidHash,
      openidSealed: columns.openid.seal(openid),
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
  const find = async () => {
    const [row] = await ctx.db
      .select({ id: people.id, mergedInto: people.mergedInto, unionidHash: people.unionidHash })
      .from(people)
      .where(and(eq(people.merchantId, ctx.merchantId), eq(people.openidHash, openidHash)))
    return row ?? fail('internal')
  }
  if (unionid) await recogniseByUnionid(ctx, await find(), unionid)
  const { id, mergedInto } = await find()
  return mergedInto ?? id
}
