import { and, count, eq, isNull, max } from 'drizzle-orm'
import { dishes, dishSoldOuts } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { checkPicture } from '../_platform/pictures/check-picture.js'
import type { DishEdit, Menu, SoldOutEdit } from './contract.js'
import { changeDish, keepMenu, requireCategory } from './menu-keeping.js'
import { getMenu, getStore } from './queries.js'
import { DISHES_MAX } from './vocabulary.js'

type OfStore = { storeId: string }
type OfDish = OfStore & { dishId: string }

/** Adds a dish at the end of its category. Fails with `not_found`, `menu_full` or `picture_unknown`. */
export const addDish = async (ctx: Context, { storeId, ...edit }: DishEdit & OfStore): Promise<Menu> => {
  await keepMenu(ctx)
  await requireCategory(ctx, edit.categoryId)
  await checkPicture(ctx, edit.picture ?? null, null)
  const [known] = await ctx.db
    .select({ count: count(), last: max(dishes.sort) })
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), isNull(dishes.removedAt)))
  if ((known?.count ?? 0) >= DISHES_MAX) fail('menu_full')
  const { merchantId, now } = ctx
  await ctx.db
    .insert(dishes)
    .values({ ...edit, merchantId, id: newId('dsh', now), sort: (known?.last ?? 0) + 1 })
  return getMenu(ctx, { storeId })
}

/** Fails with `not_found` or `picture_unknown`. */
export const editDish = async (
  ctx: Context,
  { storeId, dishId, ...edit }: DishEdit & OfDish,
): Promise<Menu> => {
  await keepMenu(ctx)
  await requireCategory(ctx, edit.categoryId)
  if (edit.picture) await checkPicture(ctx, edit.picture, await keptPicture(ctx, dishId))
  await changeDish(ctx, dishId, edit)
  return getMenu(ctx, { storeId })
}

/** Puts a dish among those that are shown first. Fails with `forbidden` or `not_found`. */
export const featureDish = async (ctx: Context, { dishId }: { dishId: string }): Promise<void> => {
  await keepMenu(ctx)
  await changeDish(ctx, dishId, { featured: true })
}

/** Takes a dish from among those that are shown first. Fails with `forbidden` or `not_found`. */
export const unfeatureDish = async (ctx: Context, { dishId }: { dishId: string }): Promise<void> => {
  await keepMenu(ctx)
  await changeDish(ctx, dishId, { featured: false })
}

/** Takes a dish off the menu. Fails with `not_found`. */
export const removeDish = async (ctx: Context, { storeId, dishId }: OfDish): Promise<Menu> => {
  await keepMenu(ctx)
  await changeDish(ctx, dishId, { removedAt: ctx.now, categoryId: null })
  return getMenu(ctx, { storeId })
}

/** Whether a dish can still be had today in this store; tomorrow it can again. Fails with `not_found`. */
export const markSoldOut = async (
  ctx: Context,
  { storeId, dishId, soldOut }: SoldOutEdit & OfDish,
): Promise<Menu> => {
  const { merchantId } = ctx
  await changeDish(ctx, dishId, {})
  const on = shopDayOf(ctx.now, (await getStore(ctx, storeId)).timeZone)
  if (soldOut)
    await ctx.db.insert(dishSoldOuts).values({ merchantId, storeId, dishId, on }).onConflictDoNothing()
  else
    await ctx.db
      .delete(dishSoldOuts)
      .where(
        and(
          eq(dishSoldOuts.merchantId, merchantId),
          eq(dishSoldOuts.storeId, storeId),
          eq(dishSoldOuts.dishId, dishId),
          eq(dishSoldOuts.on, on),
        ),
      )
  return getMenu(ctx, { storeId })
}

const keptPicture = async ({ db, merchantId }: Context, dishId: string) => {
  const [kept] = await db
    .select({ picture: dishes.picture })
    .from(dishes)
    .where(and(eq(dishes.merchantId, merchantId), eq(dishes.id, dishId)))
  return kept?.picture ?? null
}
