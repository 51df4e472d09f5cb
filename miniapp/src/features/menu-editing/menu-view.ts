import type { Dish, Menu, MenuOrder } from '@/client/storefront'

type Category = Menu['categories'][number]

/** So few dishes are found faster by looking than by typing. */
const FEW = 12

export const isLong = ({ categories }: Menu) => categories.flatMap(({ dishes }) => dishes).length > FEW

/** The categories with the dishes whose name has what is looked for; all of them, empty ones too, while nothing is. */
export const named = ({ categories }: Menu, wanted: string): Category[] => {
  const words = wanted.trim()
  if (words === '') return categories
  return categories
    .map((category) => ({ ...category, dishes: category.dishes.filter(({ name }) => name.includes(words)) }))
    .filter(({ dishes }) => dishes.length > 0)
}

/** The menu with what was just tapped, though nobody has answered yet. */
export const withSoldOut = (menu: Menu, wanted: Record<string, boolean>): Menu => ({
  categories: menu.categories.map((category) => ({
    ...category,
    dishes: category.dishes.map((dish) => ({ ...dish, soldOut: wanted[dish.id] ?? dish.soldOut })),
  })),
})

export const findDish = ({ categories }: Menu, dishId: string): (Dish & { categoryId: string }) | undefined =>
  categories
    .flatMap(({ id: categoryId, dishes }) => dishes.map((dish) => ({ ...dish, categoryId })))
    .find(({ id }) => id === dishId)

export type Order = MenuOrder['categories']

export const orderOf = ({ categories }: Menu): Order =>
  categories.map(({ id, dishes }) => ({ id, dishIds: dishes.map((dish) => dish.id) }))

/** The list with one thing moved a place up (-1) or down (1); as it was at its ends. */
export const moved = <T>(list: readonly T[], from: number, by: -1 | 1): T[] => {
  const to = from + by
  const [one, other] = [list[from], list[to]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((item, index) => (index === from ? other : index === to ? one : item))
}

/** An order made for an earlier menu, for the one there is now: what is new stands at the end, what is gone is left out. */
export const orderFor = (order: Order, menu: Menu): Order => {
  const now = orderOf(menu)
  const wished = order.map(({ id }) => id)
  const place = (list: string[], id: string) => (list.includes(id) ? list.indexOf(id) : list.length)
  return [...now]
    .sort((one, other) => place(wished, one.id) - place(wished, other.id))
    .map(({ id, dishIds }) => {
      const known = order.find((category) => category.id === id)?.dishIds ?? []
      return { id, dishIds: [...dishIds].sort((one, other) => place(known, one) - place(known, other)) }
    })
}
