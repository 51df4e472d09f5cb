import { setServerNowOrLater } from '@/platform/clock'
import type { FavouriteList, Menu, Storefront } from '../../../api/_storefront/contract'
import { command, read, readPublic } from './call'

export type { Dish, FavouriteList, Menu, Opening, Store, Storefront } from '../../../api/_storefront/contract'

export const getStorefront = async () => {
  const storefront = await readPublic<Storefront>('/storefront')
  setServerNowOrLater(storefront.serverNow)
  return storefront
}

export const getMenu = (storeId: string) => readPublic<Menu>(`/stores/${storeId}/menu`)

export const listMyFavourites = (storeId: string) => read<FavouriteList>('/me/favourites', { storeId })

export const likeDish = (key: string, dishId: string, storeId: string, liked: boolean) =>
  command<FavouriteList>(`/dishes/${dishId}/favourite`, key, { liked, storeId })
