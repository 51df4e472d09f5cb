import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { people, reservations, vouchers } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { lockInOrder } from '../../_platform/transaction.js'
import { severPseudonyms } from '../sever-pseudonyms.js'
import { endPosts } from './end-posts.js'
import { eraseMentions } from './erase-mentions.js'
import { erasePictures } from './erase-pictures.js'
import { eraseTraces } from './erase-traces.js'

type Row = typeof people.$inferSelect

/**
 * Forgets a person, everybody who was merged into them, and who called from a member's number: what is left is a shell
 * without a name that bookings, visits and vouchers are counted by, and nothing in the ledger leads to it. Answers the shells;
 * none where they were erased before. Fails with `not_found`, or `last_owner` for whom a merchant cannot do without.
 */
export const erasePerson = async (ctx: MerchantContext, personId: string): Promise<string[]> => {
  const rows = await lockRows(ctx, personId)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  await endPosts(ctx, ids)
  // Looks for what is said of them while it is still known how they are called.
  await eraseMentions(ctx, rows)
  await erasePictures(ctx, ids)
  await eraseTraces(ctx, ids)
  await severPseudonyms(ctx, ids)
  await ctx.db
    .update(people)
    .set({ ...NOTHING, erasedAt: ctx.now })
    .where(and(eq(people.merchantId, ctx.merchantId), inArray(people.id, ids)))
  return ids
}

const NOTHING = {
  ...{ openidHash: null, openidSealed: null, unionidHash: null, unionidSealed: null },
  ...{ phoneHash: null, phoneTailHash: null, phoneSealed: null, nameSealed: null, avatar: null },
  under14: false,
} as const

/**
 * Whoever does something as this person, or to them, is done before, or finds them erased after. Taken in the order in which
 * everybody takes a person's rows.
 */
const lockRows = async (ctx: MerchantContext, personId: string): Promise<Row[]> => {
  const { db, merchantId } = ctx
  await lockInOrder(db, [`merge:${merchantId}:${personId}`])
  for (const table of [reservations, vouchers])
    await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.merchantId, merchantId), eq(table.personId, personId)))
      .orderBy(asc(table.id))
      .for('update')
  await lockInOrder(db, [`visits:${merchantId}:${personId}`])
  const ofMerchant = eq(people.merchantId, merchantId)
  const [root] = await db
    .select()
    .from(people)
    .where(and(ofMerchant, eq(people.id, personId)))
    .for('update')
  if (!root) return fail('not_found')
  if (root.mergedInto) return lockRows(ctx, root.mergedInto)
  if (root.erasedAt) return []
  const others = await db
    .select()
    .from(people)
    .where(and(ofMerchant, isNull(people.erasedAt), or(eq(people.mergedInto, root.id), isTheirCall(root))))
    .orderBy(asc(people.id))
    .for('update')
  return [root, ...others.filter(({ id }) => id !== root.id)]
}

/** A number that WeChat told is theirs, and so is whoever is known by it alone. */
const isTheirCall = ({ memberAt, phoneHash }: Row) =>
  memberAt && phoneHash
    ? and(eq(people.phoneHash, phoneHash), isNull(people.openidHash), isNull(people.mergedInto))
    : undefined
