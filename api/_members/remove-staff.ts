import { and, eq } from 'drizzle-orm'
import { staff } from '../../db/schema/index.js'
import { isOwner } from '../_platform/actor.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { StaffList } from './contract.js'
import { listStaff } from './staff-queries.js'

type OfStore = { storeId: string; staffId: string }

/**
 * Ends somebody's post of the store; posts are read anew at every request, so it ends with the next one. Only owners
 * remove managers. Fails with `not_found` or `forbidden`.
 */
export const removeStaff = async (ctx: Context, { storeId, staffId }: OfStore): Promise<StaffList> => {
  const isThisPost = and(
    eq(staff.merchantId, ctx.merchantId),
    eq(staff.id, staffId),
    eq(staff.storeId, storeId),
  )
  const [post] = await ctx.db.select({ role: staff.role }).from(staff).where(isThisPost)
  if (!post) return fail('not_found')
  if (post.role === 'manager' && !isOwner(ctx.actor)) fail('forbidden')
  await ctx.db.delete(staff).where(isThisPost)
  return listStaff(ctx, { storeId })
}

/** An owner leaves, or is asked to by another. Fails with `not_found` or `last_owner`. */
export const removeOwner = async (ctx: Context, { staffId }: { staffId: string }): Promise<StaffList> => {
  await lockInOrder(ctx.db, [`owners:${ctx.merchantId}`])
  const isOfOwner = and(eq(staff.merchantId, ctx.merchantId), eq(staff.role, 'owner'))
  const owners = await ctx.db.select({ id: staff.id }).from(staff).where(isOfOwner)
  if (!owners.some(({ id }) => id === staffId)) fail('not_found')
  if (owners.length < 2) fail('last_owner')
  await ctx.db.delete(staff).where(and(isOfOwner, eq(staff.id, staffId)))
  return listStaff(ctx, { storeId: null })
}

/** Whose post it is, for the list of what staff did: once it is removed, only the person is left to tell of. */
export const findWhosePost = async (
  ctx: Context,
  { staffId }: { staffId: string },
): Promise<string | null> => {
  const [post] = await ctx.db
    .select({ personId: staff.personId })
    .from(staff)
    .where(and(eq(staff.merchantId, ctx.merchantId), eq(staff.id, staffId)))
  return post?.personId ?? null
}
