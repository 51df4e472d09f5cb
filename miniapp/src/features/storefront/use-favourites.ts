import { useState } from 'react'
import { likeDish, listMyFavourites } from '@/client/storefront'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** The dishes this person likes; none are known where they cannot sign in. */
export const useFavourites = (storeId?: string) => {
  const { data, error, retry } = useApi(storeId ? `my-favourites ${storeId}` : null, () =>
    listMyFavourites(storeId ?? ''),
  )
  return { favourites: data?.items, error, retry }
}

type Like = { dishId: string; storeId: string; liked: boolean }

/** Whether one dish is liked, shown at once as it was last tapped; undefined where it cannot be. */
export const useLike = (dishId: string, storeId: string) => {
  const { favourites } = useFavourites(storeId)
  const { run, fault } = useCommand((key, { liked }: Like) => likeDish(key, dishId, storeId, liked))
  const refresh = useRefresh()
  const [wanted, setWanted] = useState<boolean>()
  const kept = favourites?.some(({ id }) => id === dishId)
  const liked = kept === undefined ? undefined : (wanted ?? kept)

  const toggle = async () => {
    if (liked === undefined || wanted !== undefined) return
    setWanted(!liked)
    await run({ dishId, storeId, liked: !liked })
    await Promise.all([refresh('my-favourites'), refresh('me')])
    setWanted(undefined)
  }
  return { liked, toggle, fault: fault?.message ?? null }
}
