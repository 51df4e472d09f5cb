import { View } from '@tarojs/components'
import { useApi } from '@/client/use-api'
import { listOffers } from '@/client/vouchers'
import { Tap } from '@/components/tap'
import { Ticket } from '@/components/ticket'
import { logEvent } from '@/platform/events'
import { openTab } from '@/platform/navigation'
import { worthOf } from '@/words/worth'
import './offer-slide.scss'

/** The offers one can have at this store, as small tickets; two stand side by side, more slide. */
export const OfferSlide = ({ storeId }: { storeId: string }) => {
  const { data } = useApi(`offers ${storeId}`, () => listOffers({ storeId }))
  if (!data?.items.length) return null
  const look = (offerId: string) => {
    logEvent('offer_viewed', { offerId }, storeId)
    openTab('coupons')
  }
  return (
    <View className={`offer-slide slide ${data.items.length === 2 ? 'offer-slide-pair' : ''}`}>
      {data.items.map((offer) => (
        <Tap
          key={offer.id}
          className="offer-slide-offer"
          label={`${offer.title}，去领`}
          onTap={() => look(offer.id)}
        >
          <Ticket
            mini
            worth={worthOf(offer)}
            title={offer.title}
            note={<View className="hot">领了用 {offer.validDays} 天</View>}
          />
        </Tap>
      ))}
    </View>
  )
}
