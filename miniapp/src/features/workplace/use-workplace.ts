import { KEPT_KEYS } from '@/client/kept-keys'
import { getMe } from '@/client/members'
import { getStorefront } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { chooseStore, useChosenStore } from './chosen-store'
import { managedBy, roleIn, storesOf } from './posts'

export type Workplace = ReturnType<typeof useWorkplace>

/** Where somebody of the staff works, and what they may do there. */
export const useWorkplace = () => {
  const me = useApi('me', getMe)
  const shop = useApi(KEPT_KEYS.storefront, getStorefront)
  const chosen = useChosenStore()
  const stores = me.data && shop.data ? storesOf(me.data, shop.data.stores) : []
  const managed = managedBy(me.data ?? { staff: [] }, stores)
  const store = stores.find(({ id }) => id === chosen) ?? stores[0]
  return {
    store,
    role: me.data && store ? roleIn(me.data, store.id) : undefined,
    roleAt: (storeId: string) => me.data && roleIn(me.data, storeId),
    stores,
    managed,
    /** What the stores share, such as the menu, is for who manages each of them. */
    managesAll: shop.data !== undefined && managed.length === shop.data.stores.length,
    choose: chooseStore,
    error: me.error ?? shop.error,
    isLoading: !(me.data && shop.data) && !(me.error ?? shop.error),
    retry: () => Promise.all([me.retry(), shop.retry()]),
  }
}
