import { setServerNowOrLater } from '@/platform/clock'
import type {
  CategoryEdit,
  DishEdit,
  FavouriteList,
  LinkRequest,
  Menu,
  MenuOrder,
  Store,
  StoreEdit,
  Storefront,
  StoreHours,
  WeChatCode,
  WeChatLink,
} from '../../../api/_storefront/contract'
import { askPublic, command, read, readPublic } from './call'

export type {
  CategoryEdit,
  Dish,
  DishEdit,
  FavouriteList,
  Menu,
  MenuOrder,
  Opening,
  Store,
  StoreEdit,
  Storefront,
  StoreHours,
} from '../../../api/_storefront/contract'

export const getStorefront = async () => {
  const storefront = await readPublic<Storefront>('/storefront')
  setServerNowOrLater(storefront.serverNow)
  return storefront
}

export const getMenu = (storeId: string) => readPublic<Menu>(`/stores/${storeId}/menu`)

/** The menu as it is this moment, for those who work in the store. */
export const getStoreMenu = (storeId: string) => read<Menu>(`/stores/${storeId}/menu`)

const editMenu = (key: string, storeId: string, path: string, body?: object) =>
  command<Menu>(`/stores/${storeId}/menu${path}`, key, body)

export const addCategory = (key: string, storeId: string, edit: CategoryEdit) =>
  editMenu(key, storeId, '/categories', edit)

export const editCategory = (key: string, storeId: string, categoryId: string, edit: CategoryEdit) =>
  editMenu(key, storeId, `/categories/${categoryId}`, edit)

export const removeCategory = (key: string, storeId: string, categoryId: string) =>
  editMenu(key, storeId, `/categories/${categoryId}/removal`)

export const addDish = (key: string, storeId: string, edit: DishEdit) =>
  editMenu(key, storeId, '/dishes', edit)

export const editDish = (key: string, storeId: string, dishId: string, edit: DishEdit) =>
  editMenu(key, storeId, `/dishes/${dishId}`, edit)

export const removeDish = (key: string, storeId: string, dishId: string) =>
  editMenu(key, storeId, `/dishes/${dishId}/removal`)

export const markSoldOut = (key: string, storeId: string, dishId: string, soldOut: boolean) =>
  editMenu(key, storeId, `/dishes/${dishId}/sold-out`, { soldOut })

export const orderMenu = (key: string, storeId: string, order: MenuOrder) =>
  editMenu(key, storeId, '/order', order)
export const getProfile = (storeId: string) => read<Store>(`/stores/${storeId}/profile`)

export const editProfile = (key: string, storeId: string, edit: StoreEdit) =>
  command<Store>(`/stores/${storeId}/profile`, key, edit)

export const getHours = (storeId: string) => read<StoreHours>(`/stores/${storeId}/hours`)

export const editHours = (key: string, storeId: string, hours: StoreHours) =>
  command<Store>(`/stores/${storeId}/hours`, key, hours)

export const addStore = (key: string, name: string) => command<Store>('/stores', key, { name })
export const listMyFavourites = (storeId: string) => read<FavouriteList>('/me/favourites', { storeId })

export const likeDish = (key: string, dishId: string, storeId: string, liked: boolean) =>
  command<FavouriteList>(`/dishes/${dishId}/favourite`, key, { liked, storeId })
/** A link into WeChat; it serves whoever follows it first. */
export const makeWeChatLink = (wish: LinkRequest) => askPublic<WeChatLink>('/links', wish)

export const getWeChatCode = (query: { page: LinkRequest['page']; storeId?: string }) =>
  readPublic<WeChatCode>('/code', query)
