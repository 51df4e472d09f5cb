import * as z from 'zod'
import { MerchantName, OfferId, PageQuery, RedemptionId, StoreId, VoucherId } from '../_platform/contract.js'
import { command, publicRead, read } from '../_platform/route.js'
import { claimOffer } from './claim-offer.js'
import {
  ClaimRequest,
  OfferEdit,
  OfferPage,
  OfferQuery,
  Redemption,
  RedemptionPage,
  RedemptionRequest,
  StoreOffer,
  StoreOfferPage,
  StoreOfferQuery,
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
import { getStoreOffer, listStoreOffers } from './store-offers.js'
import { validateVoucher } from './validate-voucher.js'
import { editOffer, endOffer, resumeOffer, writeOffer } from './write-offer.js'

const OfStore = z.object({ storeId: StoreId })
const OfOffer = z.object({ storeId: StoreId, offerId: OfferId })
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
      summary: '核对券码',
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
      access: 'manager',
      path: '/stores/{storeId}/offers',
      summary: '店里写的券',
      params: OfStore,
      query: StoreOfferQuery,
      reply: StoreOfferPage,
    },
    listStoreOffers,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/offers/{offerId}',
      summary: '店里写的一张券',
      params: OfOffer,
      reply: StoreOffer,
    },
    getStoreOffer,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/offers',
      summary: '写一张券',
      params: OfStore,
      body: OfferEdit,
      reply: StoreOffer,
    },
    writeOffer,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/offers/{offerId}',
      summary: '改一张券',
      params: OfOffer,
      body: OfferEdit,
      reply: StoreOffer,
    },
    editOffer,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/offers/{offerId}/ending',
      summary: '收起一张券',
      params: OfOffer,
      reply: StoreOffer,
    },
    endOffer,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/offers/{offerId}/resuming',
      summary: '把收起的券接着发',
      params: OfOffer,
      reply: StoreOffer,
    },
    resumeOffer,
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
