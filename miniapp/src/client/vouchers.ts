import { setServerNow } from '@/platform/clock'
import type {
  OfferEdit,
  OfferPage,
  Redemption,
  RedemptionPage,
  RedemptionRequest,
  StoreOffer,
  StoreOfferPage,
  Validation,
  Voucher,
  VoucherCodes,
  VoucherPage,
} from '../../../api/_vouchers/contract'
import { command, read, readPublic } from './call'

export type {
  Offer,
  OfferEdit,
  Redemption,
  RedemptionPage,
  StoreOffer,
  Validation,
  Voucher,
  VoucherCodes,
  VoucherPage,
} from '../../../api/_vouchers/contract'

export const listOffers = (query: { storeId?: string; cursor?: string } = {}) =>
  readPublic<OfferPage>('/offers', query)

export const claimOffer = (key: string, offerId: string, storeId: string) =>
  command<Voucher>(`/offers/${offerId}/claims`, key, { storeId })

export const listMyVouchers = (query: { status?: Voucher['status']; cursor?: string } = {}) =>
  read<VoucherPage>('/me/vouchers', query)

export const getVoucher = (voucherId: string) => read<Voucher>(`/me/vouchers/${voucherId}`)

export const getVoucherCodes = async (voucherId: string) => {
  const codes = await read<VoucherCodes>(`/me/vouchers/${voucherId}/codes`)
  setServerNow(codes.serverNow)
  return codes
}

export const validateVoucher = (key: string, storeId: string, code: string) =>
  command<Validation>(`/stores/${storeId}/validations`, key, { code })

export const redeemVoucher = (key: string, storeId: string, redemption: RedemptionRequest) =>
  command<Redemption>(`/stores/${storeId}/redemptions`, key, redemption)

/** The offers of a store as its manager sees them, those given out now or those that are over. */
export const listStoreOffers = (storeId: string, query: { standing: 'running' | 'over'; cursor?: string }) =>
  read<StoreOfferPage>(`/stores/${storeId}/offers`, query)

export const getStoreOffer = (storeId: string, offerId: string) =>
  read<StoreOffer>(`/stores/${storeId}/offers/${offerId}`)

export const writeOffer = (key: string, storeId: string, edit: OfferEdit) =>
  command<StoreOffer>(`/stores/${storeId}/offers`, key, edit)

export const editOffer = (key: string, storeId: string, offerId: string, edit: OfferEdit) =>
  command<StoreOffer>(`/stores/${storeId}/offers/${offerId}`, key, edit)

export const endOffer = (key: string, storeId: string, offerId: string) =>
  command<StoreOffer>(`/stores/${storeId}/offers/${offerId}/ending`, key)

export const resumeOffer = (key: string, storeId: string, offerId: string) =>
  command<StoreOffer>(`/stores/${storeId}/offers/${offerId}/resuming`, key)
/** What was redeemed in a store today, the last first. */
export const listRedemptions = (storeId: string, cursor?: string) =>
  read<RedemptionPage>(`/stores/${storeId}/redemptions`, { cursor })

export const reverseRedemption = (key: string, storeId: string, redemptionId: string) =>
  command<Redemption>(`/stores/${storeId}/redemptions/${redemptionId}/reversal`, key)
