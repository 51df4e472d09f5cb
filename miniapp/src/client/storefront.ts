import { setServerNowOrLater } from '@/platform/clock'
import type { Menu, Store, StoreEdit, Storefront, StoreHours } from '../../../api/_storefront/contract'
import { command, read, readPublic } from './call'

export type {
  Dish,
  Menu,
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

export const getProfile = (storeId: string) => read<Store>(`/stores/${storeId}/profile`)

export const editProfile = (key: string, storeId: string, edit: StoreEdit) =>
  command<Store>(`/stores/${storeId}/profile`, key, edit)

export const getHours = (storeId: string) => read<StoreHours>(`/stores/${storeId}/hours`)

export const editHours = (key: string, storeId: string, hours: StoreHours) =>
  command<Store>(`/stores/${storeId}/hours`, key, hours)

export const addStore = (key: string, name: string) => command<Store>('/stores', key, { name })
