import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Offer, Voucher } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { logEvent } from '@/platform/events'
import { OfferTicket } from './offer-ticket'

type SharedOfferSheetProps = {
  /** Nothing where it is no longer given out. */
  offer: Offer | undefined
  storeId: string | undefined
  /** The one this person has of it. */
  held: Voucher | undefined
  onClaim(voucher: Voucher): void
  onShow(voucher: Voucher): void
  onClose(): void
}

/** The offer that a friend's link leads to; over, it says so. */
export const SharedOfferSheet = ({
  offer,
  storeId,
  held,
  onClaim,
  onShow,
  onClose,
}: SharedOfferSheetProps) => {
  const offerId = offer?.id
  useEffect(() => {
    if (offerId) logEvent('offer_viewed', { offerId }, storeId)
  }, [offerId, storeId])
  if (!offer && !held)
    return (
      <Sheet open title="这张券停领了" onClose={onClose}>
        <View className="note">来晚了一步。店里还有别的券，看看下面能领的。</View>
        <Button kind="main" wide onTap={onClose}>
          看看别的券
        </Button>
      </Sheet>
    )
  return (
    <Sheet open title="朋友发来的券" onClose={onClose}>
      {offer && (
        <OfferTicket offer={offer} storeId={storeId} claimed={held} onClaim={onClaim} onShow={onShow} />
      )}
      {!offer && held && (
        <Button kind="main" wide onTap={() => onShow(held)}>
          你已经有一张，去看看
        </Button>
      )}
    </Sheet>
  )
}
