export { claimOffer } from './claim-offer.js'
export { getVoucherCodes } from './queries.js'
export { redeemVoucher } from './redeem-voucher.js'
export { validateVoucher } from './validate-voucher.js'
