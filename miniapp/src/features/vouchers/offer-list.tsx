import { View } from '@tarojs/components'
import type { Offer, Voucher } from '@/client/vouchers'
import { logEvent } from '@/platform/events'
import { exposedId, useExposed } from '@/platform/use-exposed'
import './offer-list.scss'
import { OfferTicket } from './offer-ticket'

const OFFER = 'offer-list-offer'

type OfferListProps = {
  offers: Offer[]
  storeId: string | undefined
  claimed: Voucher[]
  onClaim(voucher: Voucher): void
  onShow(voucher: Voucher): void
}

/** 「还能领」: what there is to claim, and what was claimed just now. */
export const OfferList = ({ offers, storeId, claimed, onClaim, onShow }: OfferListProps) => {
  useExposed({
    className: OFFER,
    ids: offers.map(({ id }) => id),
    onExposed: (offerId) => logEvent('offer_exposed', { offerId }, storeId),
  })
  const allClaimed = offers.every(({ id }) => claimed.some(({ offer }) => offer.id === id))
  return (
    <>
      <View className="offer-list-head">
        <View className="section">{allClaimed ? '领好了' : '还能领'}</View>
        <View className="note">{allClaimed ? '点一下就能出示' : '领了放这儿，不催你'}</View>
      </View>
      {offers.map((offer) => (
        <View key={offer.id} className={OFFER} id={exposedId(OFFER, offer.id)}>
          <OfferTicket
            offer={offer}
            storeId={storeId}
            claimed={claimed.find((voucher) => voucher.offer.id === offer.id)}
            onClaim={onClaim}
            onShow={onShow}
          />
        </View>
      ))}
    </>
  )
}
