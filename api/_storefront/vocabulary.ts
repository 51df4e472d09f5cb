/** What China's labelling rule (GB 7718) asks to be told of. */
export const ALLERGENS = ['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut'] as const
export type Allergen = (typeof ALLERGENS)[number]

export const STORES_MAX = 50
export const CATEGORIES_MAX = 60
export const DISHES_MAX = 1_000

export const CATEGORY_NAME_MAX = 12
export const CATEGORY_NOTE_MAX = 30
export const DISH_NAME_MAX = 24
export const DISH_DESCRIPTION_MAX = 80
