import { getMenu } from '@/client/storefront'
import { useApi } from '@/client/use-api'

export const useMenu = (storeId?: string) => {
  const {
    data: menu,
    error,
    retry,
  } = useApi(storeId ? `menu ${storeId}` : null, () => getMenu(storeId ?? ''))
  return { menu, error, retry }
}
