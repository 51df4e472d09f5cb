export const OFFER_KINDS = ['amountOff', 'gift'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]

export const OFFER_TITLE_MAX = 20
export const OFFER_TERMS_MAX = 40
/** More than this off one bill is a slip of the finger. */
export const OFFER_DISCOUNT_MAX_FEN = 1_000_000
export const OFFER_STOCK_MAX = 100_000
export const OFFER_DAYS_MAX = 365
export const OFFER_LIMIT_MAX = 10

export const VOUCHER_STATUSES = ['live', 'spent', 'expired'] as const
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number]

/** RFC 6238: the last six digits of a voucher's code change every step; the current and the previous one count. */
export const CODE_STEP_SECONDS = 30
export const CODE_DIGITS = 6
/** How many steps of codes a phone gets at once, so that the code keeps renewing through a gap in the network. */
export const CODES_AHEAD = 20
/** A validated voucher is kept for the clerk who validated it. */
export const HOLD_MINUTES = 3
