import { getStoreMenu, type Menu } from '@/client/storefront'
import { useApi, useKeep, useRefresh } from '@/client/use-api'

const keyOf = (storeId: string) => `store-menu ${storeId}`

/** The menu as those who keep it see it; `take` puts in what a change was answered with. */
export const useStoreMenu = (storeId: string | undefined) => {
  const answer = useApi(storeId ? keyOf(storeId) : null, () => getStoreMenu(storeId ?? ''))
  const keep = useKeep()
  const refresh = useRefresh()
  const change = async (by: (menu: Menu) => Menu) => {
    await keep<Menu>(keyOf(storeId ?? ''), by)
    void refresh('menu ')
  }
  return { ...answer, change, take: (menu: Menu) => change(() => menu) }
}

export type StoreMenu = ReturnType<typeof useStoreMenu>
