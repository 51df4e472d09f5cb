import type { Dish } from '@/client/storefront'

const NAMES: Record<Dish['allergens'][number], string> = {
  gluten: '含麸质的谷物',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '奶',
  nut: '坚果',
}

/** 「里面有虾蟹、蛋，过敏要留意」; null where nothing needs to be told. */
export const allergensInWords = (allergens: Dish['allergens']) =>
  allergens.length === 0
    ? null
    : `里面有${allergens.map((allergen) => NAMES[allergen]).join('、')}，过敏要留意`
