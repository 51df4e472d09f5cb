import type { Offer, Voucher } from '@/client/vouchers'

/** The offers of which somebody may still have one; what is sold out comes last. */
export const stillClaimable = (offers: Offer[], vouchers: Pick<Voucher, 'offer'>[]) => {
  const held = (id: string) => vouchers.filter(({ offer }) => offer.id === id).length
  const open = offers.filter(({ id, perPersonLimit }) => held(id) < perPersonLimit)
  return [
    ...open.filter(({ stockLeft }) => stockLeft !== 0),
    ...open.filter(({ stockLeft }) => stockLeft === 0),
  ]
}
