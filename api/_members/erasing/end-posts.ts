import { and, eq, inArray, or } from 'drizzle-orm'
import { invites, staff } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { lockInOrder } from '../../_platform/transaction.js'

/** Ends the posts of these people, and the invites they gave or took. Fails with `last_owner`. */
export const endPosts = async (ctx: MerchantContext, personIds: string[]) => {
  const { db, merchantId } = ctx
  const isTheirs = and(eq(staff.merchantId, merchantId), inArray(staff.personId, personIds))
  const posts = await db.select({ role: staff.role }).from(staff).where(isTheirs)
  if (posts.some(({ role }) => role === 'owner')) await requireAnotherOwner(ctx, personIds)
  await db.delete(staff).where(isTheirs)
  await db
    .delete(invites)
    .where(
      and(
        eq(invites.merchantId, merchantId),
        or(inArray(invites.invitedBy, personIds), inArray(invites.claimedBy, personIds)),
      ),
    )
}

const requireAnotherOwner = async ({ db, merchantId }: MerchantContext, personIds: string[]) => {
  await lockInOrder(db, [`owners:${merchantId}`])
  const owners = await db
    .select({ personId: staff.personId })
    .from(staff)
    .where(and(eq(staff.merchantId, merchantId), eq(staff.role, 'owner')))
  if (owners.every(({ personId }) => personIds.includes(personId))) fail('last_owner')
}
