import type { ErrorCode } from '../_platform/errors.js'
import type { OfferKind, VoucherStatus } from './vocabulary.js'

type Refusal = { refused: ErrorCode }
type OfferState = {
  claimUntil: Date | null
  endedAt: Date | null
  perPersonLimit: number
  stock: number | null
  claimed: number
}

/** Whether a person who has `held` vouchers of an offer may claim another one; `nth` numbers it. */
export const decideClaim = (offer: OfferState, held: number, now: Date): { nth: number } | Refusal => {
  if (offer.endedAt || (offer.claimUntil && offer.claimUntil <= now)) return { refused: 'offer_closed' }
  if (held >= offer.perPersonLimit) return { refused: 'offer_limit_reached' }
  if (offer.stock !== null && offer.claimed >= offer.stock) return { refused: 'offer_sold_out' }
  return { nth: held + 1 }
}

type VoucherState = {
  status: VoucherStatus
  expiresAt: Date
  ownerId: string
  storeIds: string[]
  heldBy: string | null
  heldUntil: Date | null
}
type Till = { storeId: string; clerkId: string; now: Date }

/** Whether a voucher is good at this till now. Fails with `voucher_spent`, `voucher_expired`, `voucher_not_here`, `own_voucher` or `voucher_held`. */
export const decideUse = (voucher: VoucherState, { storeId, clerkId, now }: Till): 'usable' | Refusal => {
  if (voucher.status === 'spent') return { refused: 'voucher_spent' }
  if (voucher.status === 'expired' || voucher.expiresAt <= now) return { refused: 'voucher_expired' }
  if (voucher.storeIds.length > 0 && !voucher.storeIds.includes(storeId))
    return { refused: 'voucher_not_here' }
  if (voucher.ownerId === clerkId) return { refused: 'own_voucher' }
  const held = voucher.heldBy !== null && voucher.heldUntil !== null && voucher.heldUntil > now
  return held && voucher.heldBy !== clerkId ? { refused: 'voucher_held' } : 'usable'
}

type Worth = { kind: OfferKind; discountFen: number; minSpendFen: number }

/** What a voucher takes off a bill, in fen, never more than the bill; a gift takes nothing off. Fails with `bill_below_minimum`. */
export const decideDiscount = (
  { kind, discountFen, minSpendFen }: Worth,
  billFen: number,
): { discountFen: number } | Refusal => {
  if (billFen < minSpendFen) return { refused: 'bill_below_minimum' }
  return { discountFen: kind === 'gift' ? 0 : Math.min(discountFen, billFen) }
}
