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
/** The pages that a link or a code from outside may open, as the mini-program names them. */
export const MINI_PROGRAM_PAGES = {
  home: 'pages/home/index',
  menu: 'pages/menu/index',
  coupons: 'pages/coupons/index',
  me: 'pages/me/index',
  booking: 'pages/booking/index',
  booked: 'pages/booked/index',
  coupon: 'pages/coupon/index',
  dish: 'pages/dish/index',
  favourites: 'pages/favourites/index',
  membership: 'pages/membership/index',
  today: 'merchant/today/index',
} as const
export type MiniProgramPage = keyof typeof MINI_PROGRAM_PAGES
