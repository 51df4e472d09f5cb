import type { Dish, DishEdit } from '@/client/storefront'
import { priceFenOf, typedPrice } from '@/words/money'

/** A dish as it is being typed. */
export type DishDraft = Omit<DishEdit, 'priceFen' | 'picture'> & { price: string; picture: string | null }
export type DishFaults = Partial<Record<'name' | 'price' | 'categoryId', string>>

export const emptyDish = (categoryId: string): DishDraft => ({
  ...{ name: '', price: '', categoryId, description: '' },
  ...{ allergens: [], featured: false, picture: null },
})

export const draftOf = ({
  name,
  priceFen,
  categoryId,
  description,
  allergens,
  featured,
  picture,
}: Dish & { categoryId: string }): DishDraft => ({
  ...{ name, price: typedPrice(priceFen), categoryId, description, allergens, featured, picture },
})

/** What still has to be put right, a sentence a field; nothing when it can be sent. */
export const faultsOf = (draft: DishDraft, categoryIds: string[]): DishFaults => ({
  ...(draft.name.trim() === '' && { name: '菜名还没写。' }),
  ...(priceFenOf(draft.price) === null && {
    price: draft.price.trim() === '' ? '价钱还没写。' : '价钱写成 58 或 46.5 这样，最多 999,999.99。',
  }),
  ...(!categoryIds.includes(draft.categoryId) && { categoryId: '放在哪一类？点一个。' }),
})

/** The draft as it is sent; null while something is wrong with it. */
export const editOf = (draft: DishDraft, categoryIds: string[]): DishEdit | null => {
  const priceFen = priceFenOf(draft.price)
  if (priceFen === null || Object.keys(faultsOf(draft, categoryIds)).length > 0) return null
  const { price: _, ...edit } = draft
  return { ...edit, name: draft.name.trim(), description: draft.description.trim(), priceFen }
}
