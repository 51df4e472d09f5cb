/** What China's labelling rule (GB 7718) asks to be told of. */
export const ALLERGENS = ['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut'] as const

export const STORES_MAX = 50
export const CATEGORIES_MAX = 60
export const DISHES_MAX = 1_000
