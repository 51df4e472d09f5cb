import { and, eq, isNotNull, isNull, max, ne, or } from 'drizzle-orm'
import { merges, people, storeGuests } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { AppError, type ErrorCode } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import { mergePeople } from './merge-people.js'
import { decideSurvivor, isSameNumber } from './merge-rules.js'
import { personColumns } from './person-columns.js'

type SignIn = { id: string; unionidHash: string | null }

/**
 * Keeps the unionid that WeChat gave with an openid, whose row this is. Who has signed in with it by another openid is the
 * same person, unless somebody has said that they are not.
 */
export const recogniseByUnionid = async (ctx: MerchantContext, signIn: SignIn, unionid: string) => {
  const { db, merchantId } = ctx
  const column = personColumns(ctx).unionid
  const unionidHash = column.lookup(unionid)
  if (signIn.unionidHash === unionidHash) return
  await lockInOrder(db, [`unionid:${merchantId}:${unionidHash}`])
  const holders = await db
    .select({ id: people.id, mergedInto: people.mergedInto })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), eq(people.unionidHash, unionidHash)))
  const [holder] = holders
  if (!holder) {
    // WeChat's latest word holds: a shop that moves to another account with the open platform gets new ones.
    await db
      .update(people)
      .set({ unionidHash, unionidSealed: column.seal(unionid) })
      .where(and(eq(people.merchantId, merchantId), eq(people.id, signIn.id)))
    return
  }
  if (holder.id !== signIn.id) await mergeUnlessDenied(ctx, [signIn.id, holder.id], 'unionid')
}

type Verified = { personId: string; phoneHash: string }

/**
 * Whoever has just verified a number is everybody who called from it, or verified it, a short while ago: after some ninety
 * days a number may be somebody else's. Others are left for a manager to say.
 */
export const recogniseByPhone = async (ctx: MerchantContext, { personId, phoneHash }: Verified) => {
  const others = await ctx.db
    .select({
      ...{ id: people.id, openidHash: people.openidHash, memberAt: people.memberAt },
      lastActAt: max(storeGuests.lastActAt),
    })
    .from(people)
    .leftJoin(
      storeGuests,
      and(eq(storeGuests.merchantId, people.merchantId), eq(storeGuests.personId, people.id)),
    )
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        eq(people.phoneHash, phoneHash),
        ne(people.id, personId),
        isNull(people.mergedInto),
        // A number that was merely typed says nothing.
        or(isNull(people.openidHash), isNotNull(people.memberAt)),
      ),
    )
    .groupBy(people.merchantId, people.id)
    .orderBy(people.id)
  for (const { id, openidHash, memberAt, lastActAt } of others) {
    const usedAt = openidHash === null ? lastActAt : memberAt
    const isSame = usedAt !== null && isSameNumber(usedAt, ctx.now)
    // Whoever is here goes on as the same person.
    if (isSame) await mergeUnlessDenied(ctx, [id, personId], 'phone', personId)
  }
}

const mergeUnlessDenied = async (
  ctx: MerchantContext,
  ids: [string, string],
  reason: 'phone' | 'unionid',
  survivorId?: string,
) => {
  const two = await findTwo(ctx, ids)
  if (!two || (await wasDenied(ctx, two[0].id, two[1].id))) return
  const { from, into } = decideSurvivor(...two)
  const intoPersonId = survivorId ?? into.id
  const fromPersonId = intoPersonId === into.id ? from.id : into.id
  try {
    await mergePeople(ctx, { fromPersonId, intoPersonId, reason, mergedBy: null })
  } catch (error) {
    if (!(error instanceof AppError) || !LEFT_APART.has(error.code)) throw error
  }
}

const LEFT_APART = new Set<ErrorCode>([
  'merge_of_staff',
  'merge_too_large',
  'person_changed',
  'merged_already',
])

/** Who the two are now, merged or not; null where they are one already. */
const findTwo = async (ctx: MerchantContext, ids: [string, string]) => {
  const [one, another] = [await findLiving(ctx, ids[0]), await findLiving(ctx, ids[1])]
  return one && another && one.id !== another.id ? ([one, another] as const) : null
}

const findLiving = async (ctx: MerchantContext, personId: string): Promise<Living | null> => {
  const [row] = await ctx.db
    .select()
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  if (!row) return null
  if (row.mergedInto) return findLiving(ctx, row.mergedInto)
  return { id: row.id, canSignIn: row.openidHash !== null, createdAt: row.createdAt }
}

type Living = { id: string; canSignIn: boolean; createdAt: Date }

/** Whether a merge of the two was undone: what somebody has said stands against what WeChat tells. */
const wasDenied = async ({ db, merchantId }: MerchantContext, one: string, another: string) => {
  const [undone] = await db
    .select({ id: merges.id })
    .from(merges)
    .where(
      and(
        eq(merges.merchantId, merchantId),
        isNotNull(merges.undoneAt),
        or(
          and(eq(merges.fromPersonId, one), eq(merges.intoPersonId, another)),
          and(eq(merges.fromPersonId, another), eq(merges.intoPersonId, one)),
        ),
      ),
    )
    .limit(1)
  return undone !== undefined
}
