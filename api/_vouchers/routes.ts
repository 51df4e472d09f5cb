import * as z from 'zod'
import { MerchantName, OfferId, PageQuery, RedemptionId, StoreId, VoucherId } from '../_platform/contract.js'
import { command, publicRead, read } from '../_platform/route.js'
import { claimOffer } from './claim-offer.js'
import {
  ClaimRequest,
  OfferPage,
  OfferQuery,
  Redemption,
  RedemptionPage,
  RedemptionRequest,
  Validation,
  ValidationRequest,
  Voucher,
  VoucherCodes,
  VoucherPage,
  VoucherQuery,
} from './contract.js'
import { listRedemptions } from './list-redemptions.js'
import { getVoucher, getVoucherCodes, listMyVouchers, listOffers } from './queries.js'
import { redeemVoucher } from './redeem-voucher.js'
import { reverseRedemption } from './reverse-redemption.js'
import { validateVoucher } from './validate-voucher.js'

const OfStore = z.object({ storeId: StoreId })
const OfVoucher = z.object({ voucherId: VoucherId })

export const voucherRoutes = [
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/offers',
      summary: '能领的券',
      params: z.object({ merchant: MerchantName }),
      query: OfferQuery,
      reply: OfferPage,
      cacheSeconds: 10,
    },
    listOffers,
  ),
  command(
    {
      access: 'guest',
      path: '/offers/{offerId}/claims',
      summary: '领券',
      params: z.object({ offerId: OfferId }),
      body: ClaimRequest,
      reply: Voucher,
    },
    claimOffer,
  ),
  read(
    { access: 'guest', path: '/me/vouchers', summary: '我的券', query: VoucherQuery, reply: VoucherPage },
    listMyVouchers,
  ),
  read(
    {
      access: 'guest',
      path: '/me/vouchers/{voucherId}',
      summary: '一张券',
      params: OfVoucher,
      reply: Voucher,
    },
    getVoucher,
  ),
  read(
    {
      access: 'guest',
      path: '/me/vouchers/{voucherId}/codes',
      summary: '亮码',
      params: OfVoucher,
      reply: VoucherCodes,
    },
    getVoucherCodes,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/validations',
      summary: '核对券码，为这位店员留三分钟',
      params: OfStore,
      body: ValidationRequest,
      reply: Validation,
    },
    validateVoucher,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/redemptions',
      summary: '核销',
      params: OfStore,
      body: RedemptionRequest,
      reply: Redemption,
    },
    redeemVoucher,
  ),
  read(
    {
      access: 'clerk',
      path: '/stores/{storeId}/redemptions',
      summary: '今天的核销',
      params: OfStore,
      query: PageQuery,
      reply: RedemptionPage,
    },
    listRedemptions,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/redemptions/{redemptionId}/reversal',
      summary: '撤回核销',
      params: z.object({ storeId: StoreId, redemptionId: RedemptionId }),
      reply: Redemption,
    },
    reverseRedemption,
  ),
]
