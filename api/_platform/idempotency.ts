import { createHash } from 'node:crypto'
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import { idempotencyKeys } from '../../db/schema/index.js'
import { findActor, holdPerson } from './actor.js'
import type { Context, MerchantContext } from './context.js'
import { fail } from './errors.js'
import { inTransaction, lockInOrder } from './transaction.js'

type Request = {
  key: string
  route: string
  input: unknown
  /** Nothing else happens as this person meanwhile. */
  alone?: boolean
}
type Reply = { status: number; body: unknown }

/**
 * Runs a command at most once for its key, in one transaction with its effect: a second call with the same input gets
 * the first answer, one with another input fails with `idempotency_key_reused`. Refusals are not kept; they may be tried again.
 */
export const runOnce = (
  authenticated: Context,
  request: Request,
  command: (ctx: Context) => Promise<Reply>,
): Promise<Reply> =>
  inTransaction(authenticated.db, async (tx) => {
    const ctx = await holdActor({ ...authenticated, db: tx }, request.alone ? 'update' : 'key share')
    const { merchantId, actor, now } = ctx
    const { key, route, input } = request
    const place = placeOf(merchantId)
    await lockInOrder(tx, [`key:${merchantId}:${actor.personId}:${key}`])

    const requestHash = createHash('sha256')
      .update(`${route}\n${JSON.stringify(input)}`)
      .digest('base64url')
    const [kept] = await tx.select().from(idempotencyKeys).where(isKey(ctx, key))
    if (kept) {
      if (kept.requestHash !== requestHash) fail('idempotency_key_reused')
      return { status: kept.status, body: JSON.parse(ctx.sealer.open(place, kept.reply)) }
    }

    const reply = await command(ctx)
    await tx.insert(idempotencyKeys).values({
      merchantId,
      personId: actor.personId,
      key,
      requestHash,
      status: reply.status,
      reply: ctx.sealer.seal(place, JSON.stringify(reply.body)),
      createdAt: now,
    })
    return reply
  })

/** Runs a command whose answer is not kept, in one transaction with its effect: each call is a new one. */
export const runAnew = (authenticated: Context, command: (ctx: Context) => Promise<Reply>): Promise<Reply> =>
  inTransaction(authenticated.db, async (tx) =>
    command(await holdActor({ ...authenticated, db: tx }, 'key share')),
  )

/** Who was recognised may have been merged into somebody else since; nobody is, until the transaction ends. */
const holdActor = async (ctx: Context, strength: 'key share' | 'update'): Promise<Context> => {
  const { db, merchantId, actor } = ctx
  const held = await holdPerson(db, { merchantId, personId: actor.personId }, strength)
  const personId = held ?? fail('unauthorized')
  if (personId === actor.personId) return ctx
  return { ...ctx, actor: (await findActor(db, { merchantId, personId })) ?? fail('unauthorized') }
}

/** Whether a command of this key has had its effect. */
export const hasReply = async (ctx: Context, key: string): Promise<boolean> => {
  const [kept] = await ctx.db
    .select({ key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(isKey(ctx, key))
  return kept !== undefined
}

const isKey = ({ merchantId, actor }: Context, key: string) =>
  and(
    eq(idempotencyKeys.merchantId, merchantId),
    eq(idempotencyKeys.personId, actor.personId),
    eq(idempotencyKeys.key, key),
  )

const LOOK_AT = 500

/** Forgets the replies to these people, and whatever was replied to `readers` that `mentions` somebody. */
export const forgetReplies = async (
  ctx: MerchantContext,
  { personIds, readers, mentions }: Forgotten,
): Promise<void> => {
  const { db, merchantId, sealer } = ctx
  const ofMerchant = eq(idempotencyKeys.merchantId, merchantId)
  await db.delete(idempotencyKeys).where(and(ofMerchant, inArray(idempotencyKeys.personId, personIds)))
  if (readers.length === 0) return
  for (let last: { personId: string; key: string } | undefined; ; ) {
    const rows = await db
      .select({ personId: idempotencyKeys.personId, key: idempotencyKeys.key, reply: idempotencyKeys.reply })
      .from(idempotencyKeys)
      .where(and(ofMerchant, inArray(idempotencyKeys.personId, readers), last && isAfter(last)))
      .orderBy(asc(idempotencyKeys.personId), asc(idempotencyKeys.key))
      .limit(LOOK_AT)
    for (const { personId, key, reply } of rows)
      if (mentions(sealer.open(placeOf(merchantId), reply)))
        await db
          .delete(idempotencyKeys)
          .where(and(ofMerchant, eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.key, key)))
    last = rows.at(-1)
    if (rows.length < LOOK_AT) return
  }
}

type Forgotten = { personIds: string[]; readers: string[]; mentions: (reply: string) => boolean }

const isAfter = ({ personId, key }: { personId: string; key: string }) =>
  or(
    gt(idempotencyKeys.personId, personId),
    and(eq(idempotencyKeys.personId, personId), gt(idempotencyKeys.key, key)),
  )

const placeOf = (merchantId: string) => `${merchantId}/reply`
