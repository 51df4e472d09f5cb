import { View } from '@tarojs/components'
import { useApi } from '@/client/use-api'
import { listOffers } from '@/client/vouchers'
import { Tap } from '@/components/tap'
import { Ticket } from '@/components/ticket'
import { logEvent } from '@/platform/events'
import { openTab } from '@/platform/navigation'
import { exposedId, useExposed } from '@/platform/use-exposed'
import { worthOf } from '@/words/worth'
import './offer-slide.scss'

const OFFER = 'offer-slide-offer'

/** The offers one can have at this store, as small tickets; two stand side by side, more slide. */
export const OfferSlide = ({ storeId }: { storeId: string }) => {
  const { data } = useApi(`offers ${storeId}`, () => listOffers({ storeId }))
  useExposed({
    className: OFFER,
    ids: data?.items.map(({ id }) => id) ?? [],
    onExposed: (offerId) => logEvent('offer_exposed', { offerId }, storeId),
  })
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
          className={OFFER}
          id={exposedId(OFFER, offer.id)}
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
