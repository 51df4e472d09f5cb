import { listTags } from '@/client/tags'
import { useApi, useRefresh } from '@/client/use-api'

/** The merchant's tags; with `changed` all that shows them is read anew. */
export const useTags = (storeId: string) => {
  const refresh = useRefresh()
  const changed = async () => {
    await Promise.all(['tags ', 'guest '].map(refresh))
  }
  return { ...useApi(`tags ${storeId}`, () => listTags(storeId)), changed }
}
