import type { Allergen } from '../../../api/_storefront/vocabulary'

/** What somebody may not be able to eat, as a menu says it. */
export const ALLERGEN_WORDS: Record<Allergen, string> = {
  gluten: '麸质',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '奶',
  nut: '坚果',
}
