import { useApi, useKeep, useRefresh } from '@/client/use-api'
import { usePages } from '@/client/use-pages'
import { getStoreOffer, listStoreOffers, type StoreOffer } from '@/client/vouchers'

const LIST = 'store-offers'
const ONE = 'store-offer'

export const useStoreOffers = (storeId: string, standing: 'running' | 'over') =>
  usePages(`${LIST} ${storeId} ${standing}`, (cursor) => listStoreOffers(storeId, { standing, cursor }))

export const useStoreOffer = (storeId: string | undefined, offerId: string | undefined) =>
  useApi(storeId && offerId ? `${ONE} ${storeId} ${offerId}` : null, () =>
    getStoreOffer(storeId ?? '', offerId ?? ''),
  )

/** Puts in what a change was answered with; lists, the guests' as well, are read anew. */
export const useTakeOffer = (storeId: string) => {
  const keep = useKeep()
  const refresh = useRefresh()
  return async (offer: StoreOffer) => {
    await keep<StoreOffer>(`${ONE} ${storeId} ${offer.id}`, () => offer)
    void refresh(`${LIST} `)
    void refresh('offers')
  }
}
