import { menuCategories } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Menu, MenuOrder } from './contract.js'
import { changeDish, isCategory, keepMenu } from './menu-keeping.js'
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
  let sort = 0
  for (const [index, { id, dishIds }] of categories.entries()) {
    await ctx.db
      .update(menuCategories)
      .set({ sort: index + 1 })
      .where(isCategory(ctx, id))
    for (const dishId of dishIds) await changeDish(ctx, dishId, { categoryId: id, sort: ++sort })
  }
  return getMenu(ctx, { storeId })
}
