import { and, eq, isNull } from 'drizzle-orm'
import { dishes, menuCategories, stores } from '../../db/schema/index.js'
import { holdsPost } from '../_platform/actor.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'

/**
 * Lets one keeper at a time at the menu. It is the menu of all the merchant's stores, so it takes somebody who manages
 * each of them. Fails with `forbidden`.
 */
export const keepMenu = async (ctx: Context) => {
  const all = await ctx.db.select({ id: stores.id }).from(stores).where(eq(stores.merchantId, ctx.merchantId))
  if (!all.every(({ id }) => holdsPost(ctx.actor, id, 'manager')))
    fail('forbidden', '菜单几家店共用，请老板来改。')
  await lockInOrder(ctx.db, [`menu:${ctx.merchantId}`])
}

export const isCategory = (ctx: Context, categoryId: string) =>
  and(eq(menuCategories.merchantId, ctx.merchantId), eq(menuCategories.id, categoryId))

/** Fails with `not_found`. */
export const requireCategory = async (ctx: Context, categoryId: string) => {
  const [found] = await ctx.db
    .select({ id: menuCategories.id })
    .from(menuCategories)
    .where(isCategory(ctx, categoryId))
  if (!found) fail('not_found')
}

/** Changes a dish that is on the menu. Fails with `not_found`. */
export const changeDish = async (
  ctx: Context,
  dishId: string,
  change: Partial<typeof dishes.$inferInsert>,
) => {
  const [changed] = await ctx.db
    .update(dishes)
    .set({ merchantId: ctx.merchantId, ...change })
    .where(and(eq(dishes.merchantId, ctx.merchantId), eq(dishes.id, dishId), isNull(dishes.removedAt)))
    .returning({ id: dishes.id })
  if (!changed) fail('not_found')
}
