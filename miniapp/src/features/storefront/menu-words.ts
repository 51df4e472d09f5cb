import type { Menu } from '@/client/storefront'

/** The categories with the dishes whose name or description has the words looked for. */
export const dishesLike = (categories: Menu['categories'], wanted: string) => {
  const words = wanted.trim()
  return categories
    .map((category) => ({
      ...category,
      dishes: category.dishes.filter(({ name, description }) => `${name} ${description}`.includes(words)),
    }))
    .filter(({ dishes }) => dishes.length > 0)
}
