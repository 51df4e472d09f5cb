import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { idempotencyKeys } from '../../db/schema/index.js'
import { findActor, holdPerson } from './actor.js'
import type { Context } from './context.js'
import { fail } from './errors.js'
import { inTransaction, lockInOrder } from './transaction.js'

type Request = { key: string; route: string; input: unknown }
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
    const ctx = await holdActor({ ...authenticated, db: tx })
    const { merchantId, actor, now } = ctx
    const { key, route, input } = request
    const place = `${merchantId}/reply`
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

/** Who was recognised may have been merged into somebody else since; nobody is, until the transaction ends. */
const holdActor = async (ctx: Context): Promise<Context> => {
  const { db, merchantId, actor } = ctx
  const personId = (await holdPerson(db, { merchantId, personId: actor.personId })) ?? fail('unauthorized')
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
