import { View } from '@tarojs/components'
import type { Offer, Voucher } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Ticket } from '@/components/ticket'
import { now } from '@/platform/clock'
import { sayMinimum, sayStock, worthOf } from '@/words/worth'
import { sayExpiry } from './expiry-words'
import { sayClaim } from './offer-words'
import { useClaim } from './use-claim'
import { ShowWords } from './voucher-ticket'

type OfferTicketProps = {
  offer: Offer
  storeId: string | undefined
  /** The voucher that was claimed from it just now. */
  claimed: Voucher | undefined
  onClaim(voucher: Voucher): void
  onShow(voucher: Voucher): void
}

/** An offer to be claimed; claimed, it stays where it is and can be shown. */
export const OfferTicket = ({ offer, storeId, claimed, onClaim, onShow }: OfferTicketProps) => {
  const { claim, busy, refusal } = useClaim(offer.id, storeId)
  const soldOut = offer.stockLeft === 0
  const take = async () => {
    const voucher = await claim()
    if (voucher) onClaim(voucher)
  }
  return (
    <View className="stack-snug">
      <Ticket
        worth={worthOf(offer, sayMinimum(offer.minSpendFen))}
        title={offer.title}
        note={offer.terms}
        spent={soldOut && !claimed}
        action={
          <>
            <View className="note">
              {claimed ? `领好了 · ${sayExpiry(claimed.expiresAt, now()).words}` : sayStock(offer)}
            </View>
            {claimed && <ShowWords />}
            {!claimed && !soldOut && (
              <Button kind="side" small busy={busy} label={`${sayClaim(offer)}：${offer.title}`} onTap={take}>
                {sayClaim(offer)}
              </Button>
            )}
          </>
        }
        tap={claimed && { label: `出示 ${offer.title}`, onTap: () => onShow(claimed) }}
      />
      {refusal && <Notice icon="speaker">{refusal}</Notice>}
    </View>
  )
}
