import { KEPT_KEYS } from '@/client/kept-keys'
import { getStorefront } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { chooseStore, useChosenStore } from './chosen-store'

/** The shop, and the one of its stores that this person looks at. */
export const useShop = () => {
  const { data: shop, error, retry } = useApi(KEPT_KEYS.storefront, getStorefront)
  const chosen = useChosenStore()
  const store = shop?.stores.find(({ id }) => id === chosen) ?? shop?.stores[0]
  return { shop, store, error, retry, chooseStore }
}
