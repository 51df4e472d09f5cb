import { and, count, eq, max } from 'drizzle-orm'
import { dishes, menuCategories } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import type { CategoryEdit, Menu } from './contract.js'
import { isCategory, keepMenu } from './menu-keeping.js'
import { getMenu } from './queries.js'
import { CATEGORIES_MAX } from './vocabulary.js'

type OfStore = { storeId: string }
type OfCategory = OfStore & { categoryId: string }

/** Adds a category at the end. Fails with `menu_full` or `name_taken`. */
export const addCategory = async (
  ctx: Context,
  { storeId, ...edit }: CategoryEdit & OfStore,
): Promise<Menu> => {
  await keepMenu(ctx)
  const [known] = await ctx.db
    .select({ count: count(), last: max(menuCategories.sort) })
    .from(menuCategories)
    .where(eq(menuCategories.merchantId, ctx.merchantId))
  if ((known?.count ?? 0) >= CATEGORIES_MAX) fail('menu_full')
  await checkNameFree(ctx, edit.name)
  const { merchantId, now } = ctx
  await ctx.db
    .insert(menuCategories)
    .values({ ...edit, merchantId, id: newId('cat', now), sort: (known?.last ?? 0) + 1 })
  return getMenu(ctx, { storeId })
}

/** Fails with `not_found` or `name_taken`. */
export const editCategory = async (
  ctx: Context,
  { storeId, categoryId, ...edit }: CategoryEdit & OfCategory,
): Promise<Menu> => {
  await keepMenu(ctx)
  await checkNameFree(ctx, edit.name, categoryId)
  const [edited] = await ctx.db
    .update(menuCategories)
    .set(edit)
    .where(isCategory(ctx, categoryId))
    .returning({ id: menuCategories.id })
  if (!edited) fail('not_found')
  return getMenu(ctx, { storeId })
}

/** Takes an empty category away. Fails with `not_found` or `category_not_empty`. */
export const removeCategory = async (ctx: Context, { storeId, categoryId }: OfCategory): Promise<Menu> => {
  await keepMenu(ctx)
  const [inIt] = await ctx.db
    .select({ count: count() })
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), eq(dishes.categoryId, categoryId)))
  if ((inIt?.count ?? 0) > 0) fail('category_not_empty')
  const [removed] = await ctx.db
    .delete(menuCategories)
    .where(isCategory(ctx, categoryId))
    .returning({ id: menuCategories.id })
  if (!removed) fail('not_found')
  return getMenu(ctx, { storeId })
}

const checkNameFree = async (ctx: Context, name: string, except?: string) => {
  const [taken] = await ctx.db
    .select({ id: menuCategories.id })
    .from(menuCategories)
    .where(and(eq(menuCategories.merchantId, ctx.merchantId), eq(menuCategories.name, name)))
  if (taken && taken.id !== except) fail('name_taken')
}
