import { and, eq, sql } from 'drizzle-orm'
import { dishes, menuCategories } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Menu, MenuOrder } from './contract.js'
import { keepMenu } from './menu-keeping.js'
import { getMenu } from './queries.js'

type OfStore = { storeId: string }

/** Puts categories and dishes into the order given; fails with `menu_changed` when it does not name just those that are there. */
export const orderMenu = async (
  ctx: Context,
  { storeId, categories }: MenuOrder & OfStore,
): Promise<Menu> => {
  await keepMenu(ctx)
  const menu = await getMenu(ctx, { storeId })
  const asIs = menu.categories.flatMap(({ id, dishes: inIt }) => [id, ...inIt.map((dish) => dish.id)])
  const wished = categories.flatMap(({ id, dishIds }) => [id, ...dishIds])
  if ([...asIs].sort().join() !== [...wished].sort().join()) fail('menu_changed')
  await sortCategories(ctx, categories)
  await sortDishes(ctx, categories)
  return getMenu(ctx, { storeId })
}

type Wished = MenuOrder['categories']

const sortCategories = async ({ db, merchantId }: Context, categories: Wished) => {
  if (categories.length === 0) return
  const rows = categories.map(
    ({ id }, index) => sql`(${sql.param(id, menuCategories.id)}::uuid, ${index + 1}::int)`,
  )
  await db
    .update(menuCategories)
    .set({ sort: sql`wished.sort` })
    .from(sql`(values ${sql.join(rows, sql`, `)}) as wished (id, sort)`)
    .where(and(eq(menuCategories.merchantId, merchantId), sql`${menuCategories.id} = wished.id`))
}

const sortDishes = async ({ db, merchantId }: Context, categories: Wished) => {
  const placed = categories.flatMap(({ id, dishIds }) =>
    dishIds.map((dishId) => ({ dishId, categoryId: id })),
  )
  if (placed.length === 0) return
  const rows = placed.map(
    ({ dishId, categoryId }, index) =>
      sql`(${sql.param(dishId, dishes.id)}::uuid, ${sql.param(categoryId, dishes.categoryId)}::uuid, ${index + 1}::int)`,
  )
  await db
    .update(dishes)
    .set({ sort: sql`wished.sort`, categoryId: sql`wished.category_id` })
    .from(sql`(values ${sql.join(rows, sql`, `)}) as wished (id, category_id, sort)`)
    .where(and(eq(dishes.merchantId, merchantId), sql`${dishes.id} = wished.id`))
}
