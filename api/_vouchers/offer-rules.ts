import type { ErrorCode } from '../_platform/errors.js'
import type { OfferKind } from './vocabulary.js'

type Refusal = { refused: ErrorCode }
type Worth = { kind: OfferKind; discountFen: number; minSpendFen: number; stock: number | null }

/**
 * Whether an offer gives away no more than whoever wrote it means: never more than the bill it asks for, and where it asks
 * for none, no more than a number of them. Fails with `offer_worth_unsound` or `offer_needs_stock`.
 */
export const decideWorth = ({ kind, discountFen, minSpendFen, stock }: Worth): 'sound' | Refusal => {
  if (kind === 'gift') return 'sound'
  if (minSpendFen === 0) return stock === null ? { refused: 'offer_needs_stock' } : 'sound'
  return discountFen > minSpendFen ? { refused: 'offer_worth_unsound' } : 'sound'
}

type Written = Worth & { storeIds: string[]; validDays: number; claimUntil: Date | null }

/**
 * Whether an offer of which `claimed` were taken may become `edit`: what somebody holds keeps its worth. Fails with
 * `offer_claimed`, `offer_stock_too_small`, `offer_over_already` or what `decideWorth` refuses.
 */
export const decideRewrite = (
  known: Written & { claimed: number },
  edit: Written,
  now: Date,
): 'fine' | Refusal => {
  if (known.claimed > 0 && worthIn(known) !== worthIn(edit)) return { refused: 'offer_claimed' }
  if (edit.stock !== null && edit.stock < known.claimed) return { refused: 'offer_stock_too_small' }
  const isKept = known.claimUntil?.getTime() === edit.claimUntil?.getTime()
  return isKept ? soundOr(edit) : decideWriting(edit, now)
}

/** Whether an offer may be written so. Fails with `offer_over_already` or what `decideWorth` refuses. */
export const decideWriting = (edit: Written, now: Date): 'fine' | Refusal =>
  edit.claimUntil && edit.claimUntil <= now ? { refused: 'offer_over_already' } : soundOr(edit)

const soundOr = (edit: Worth) => {
  const worth = decideWorth(edit)
  return worth === 'sound' ? 'fine' : worth
}

const worthIn = ({ kind, discountFen, minSpendFen, validDays, storeIds }: Written) =>
  [kind, discountFen, minSpendFen, validDays, ...[...storeIds].sort()].join()
