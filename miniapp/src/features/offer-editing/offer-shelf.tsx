import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Store } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Segments } from '@/components/segments'
import { openPage } from '@/platform/navigation'
import { StoreOfferTicket } from './store-offer-ticket'
import { useStoreOffers } from './use-store-offers'

type Standing = 'running' | 'over'

const STANDINGS: { key: Standing; words: string }[] = [
  { key: 'running', words: '在发的' },
  { key: 'over', words: '收起的' },
]
const BLANKS = {
  running: { title: '没有在发的券', words: '写一张，客人在首页和「券」里就能领。' },
  over: { title: '还没有收起的券', words: '收起来的、过了日子的券会在这里，想发可以接着发。' },
}

type OfferShelfProps = { store: Store; stores: Store[] }

/** The offers of a store, those given out and those that are over. */
export const OfferShelf = ({ store, stores }: OfferShelfProps) => {
  const [standing, setStanding] = useState<Standing>('running')
  const { more, ...offers } = useStoreOffers(store.id, standing)
  return (
    <View className="stack">
      <Segments items={STANDINGS} chosen={standing} onChoose={(key: Standing) => setStanding(key)} />
      <Loaded answer={offers} blocks={[100, 100, 100]} besideMain>
        {(items) =>
          items.length === 0 ? (
            <Blank art="tea" {...BLANKS[standing]} />
          ) : (
            <>
              {items.map((offer) => (
                <StoreOfferTicket
                  key={offer.id}
                  offer={offer}
                  stores={stores}
                  onOpen={() => openPage('offerEdit', { storeId: store.id, offerId: offer.id })}
                />
              ))}
              <More {...more} words="再看 30 张" />
            </>
          )
        }
      </Loaded>
    </View>
  )
}
