import { View } from '@tarojs/components'
import type { StoreOffer } from '@/client/vouchers'
import { Ticket } from '@/components/ticket'
import { now } from '@/platform/clock'
import { sayMinimum, worthOf } from '@/words/worth'
import { sayCounts, sayPlaces, sayStanding } from './offer-words'

type StoreOfferTicketProps = {
  offer: StoreOffer
  stores: { id: string; name: string }[]
  onOpen?: () => void
}

/** An offer as its shop sees it: the ticket, and how many were taken and used. */
export const StoreOfferTicket = ({ offer, stores, onOpen }: StoreOfferTicketProps) => (
  <Ticket
    worth={worthOf(offer, sayMinimum(offer.minSpendFen))}
    title={offer.title}
    note={`${sayPlaces(offer.storeIds, stores)} · ${sayStanding(offer, now())}`}
    spent={offer.endedAt !== null}
    action={<View className="note">{sayCounts(offer)}</View>}
    tap={onOpen && { label: `${offer.title}，${sayCounts(offer)}`, onTap: onOpen }}
  />
)
