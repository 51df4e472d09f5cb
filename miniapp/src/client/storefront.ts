import { setServerNowOrLater } from '@/platform/clock'
import type { Menu, Storefront } from '../../../api/_storefront/contract'
import { readPublic } from './call'

export type { Dish, Menu, Opening, Store, Storefront } from '../../../api/_storefront/contract'

export const getStorefront = async () => {
  const storefront = await readPublic<Storefront>('/storefront')
  setServerNowOrLater(storefront.serverNow)
  return storefront
}

export const getMenu = (storeId: string) => readPublic<Menu>(`/stores/${storeId}/menu`)
