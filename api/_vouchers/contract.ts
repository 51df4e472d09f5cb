import * as z from 'zod'
import {
  Count,
  Fen,
  Instant,
  line,
  MerchantId,
  OfferId,
  PageQuery,
  PersonId,
  Picture,
  pageOf,
  RedemptionId,
  StoreId,
  VoucherId,
} from '../_platform/contract.js'
import {
  OFFER_DAYS_MAX,
  OFFER_DISCOUNT_MAX_FEN,
  OFFER_KINDS,
  OFFER_LIMIT_MAX,
  OFFER_STOCK_MAX,
  OFFER_TERMS_MAX,
  OFFER_TITLE_MAX,
  VOUCHER_STATUSES,
} from './vocabulary.js'

export const Offer = z
  .object({
    id: OfferId,
    title: z.string(),
    terms: z.string(),
    kind: z.enum(OFFER_KINDS),
    discountFen: Fen.meta({ description: 'For `gift`: what the gift is worth.' }),
    minSpendFen: Fen,
    picture: z.string().nullable(),
    storeIds: z.array(StoreId).meta({ description: 'Where it can be used; empty: every store.' }),
    claimUntil: Instant.nullable(),
    validDays: z.int().min(1),
    perPersonLimit: z.int().min(1),
    stockLeft: Count.nullable().meta({ description: 'null: no limit.' }),
  })
  .meta({ id: 'Offer' })
export type Offer = z.infer<typeof Offer>

export const OfferQuery = PageQuery.extend({ storeId: StoreId.optional() })
export const OfferPage = pageOf(Offer).meta({ id: 'OfferPage' })
export type OfferPage = z.infer<typeof OfferPage>

export const OfferEdit = z
  .strictObject({
    title: line(OFFER_TITLE_MAX).min(1),
    terms: line(OFFER_TERMS_MAX),
    kind: z.enum(OFFER_KINDS),
    discountFen: z.int().min(1).max(OFFER_DISCOUNT_MAX_FEN),
    minSpendFen: Fen,
    picture: Picture.nullable(),
    storeIds: z.array(StoreId).max(200),
    claimUntil: Instant.nullable(),
    validDays: z.int().min(1).max(OFFER_DAYS_MAX),
    perPersonLimit: z.int().min(1).max(OFFER_LIMIT_MAX),
    stock: z.int().min(1).max(OFFER_STOCK_MAX).nullable(),
  })
  .meta({ id: 'OfferEdit' })
export type OfferEdit = z.infer<typeof OfferEdit>

/** An offer as those see it who wrote it. */
export const StoreOffer = Offer.extend({
  stock: Count.nullable(),
  claimed: Count,
  redeemed: Count,
  endedAt: Instant.nullable(),
  canEdit: z.boolean().meta({ description: 'Whether the caller manages every store it is good in.' }),
}).meta({ id: 'StoreOffer' })
export type StoreOffer = z.infer<typeof StoreOffer>

export const StoreOfferQuery = PageQuery.extend({ standing: z.enum(['running', 'over']).optional() })
export const StoreOfferPage = pageOf(StoreOffer).meta({ id: 'StoreOfferPage' })
export type StoreOfferPage = z.infer<typeof StoreOfferPage>

export const ClaimRequest = z.strictObject({ storeId: StoreId }).meta({ id: 'ClaimRequest' })
export type ClaimRequest = z.infer<typeof ClaimRequest>

const OfferSummary = Offer.pick({
  id: true,
  title: true,
  terms: true,
  kind: true,
  discountFen: true,
  minSpendFen: true,
  picture: true,
  storeIds: true,
})

export const Voucher = z
  .object({
    id: VoucherId,
    offer: OfferSummary,
    status: z.enum(VOUCHER_STATUSES),
    claimedAt: Instant,
    expiresAt: Instant,
    spentAt: Instant.nullable(),
  })
  .meta({ id: 'Voucher' })
export type Voucher = z.infer<typeof Voucher>

export const VoucherQuery = PageQuery.extend({ status: z.enum(VOUCHER_STATUSES).optional() })
export const VoucherPage = pageOf(Voucher)
  .extend({ counts: z.object({ live: Count, spent: Count, expired: Count }) })
  .meta({ id: 'VoucherPage' })
export type VoucherPage = z.infer<typeof VoucherPage>

/** What to show at the till: `handle` stays, the code whose step has begun follows it. */
export const VoucherCodes = z
  .object({
    voucherId: VoucherId,
    handle: z.string().regex(/^\d{6}$/),
    stepSeconds: z.int(),
    serverNow: Instant,
    codes: z.array(z.object({ code: z.string().regex(/^\d{6}$/), startsAt: Instant })),
  })
  .meta({ id: 'VoucherCodes' })
export type VoucherCodes = z.infer<typeof VoucherCodes>

export const ValidationRequest = z
  .strictObject({
    code: z
      .string()
      .regex(/^\d{12}$/)
      .meta({ description: 'Twelve digits, as shown or scanned.' }),
  })
  .meta({ id: 'ValidationRequest' })
export type ValidationRequest = z.infer<typeof ValidationRequest>

export const Validation = z
  .object({
    voucherId: VoucherId,
    heldUntil: Instant,
    expiresAt: Instant,
    offer: OfferSummary,
    guest: z.object({
      personId: PersonId,
      name: z.string().nullable(),
      phoneTail: z.string().nullable(),
      isMember: z.boolean(),
      visits: Count,
    }),
  })
  .meta({ id: 'Validation' })
export type Validation = z.infer<typeof Validation>

export const RedemptionRequest = z
  .strictObject({ voucherId: VoucherId, billFen: Fen })
  .meta({ id: 'RedemptionRequest' })
export type RedemptionRequest = z.infer<typeof RedemptionRequest>

export const Redemption = z
  .object({
    id: RedemptionId,
    voucherId: VoucherId,
    billFen: Fen,
    discountFen: Fen,
    payableFen: Fen,
    redeemedAt: Instant,
    reversedAt: Instant.nullable().meta({ description: 'When it was taken back.' }),
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.infer<typeof Redemption>

/** A redemption as the people of the store see it. */
const StoreRedemption = Redemption.extend({
  offerTitle: z.string(),
  guestName: z.string().nullable(),
  clerkName: z.string().nullable(),
  canReverse: z.boolean(),
}).meta({ id: 'StoreRedemption' })

export const RedemptionPage = pageOf(StoreRedemption).meta({ id: 'RedemptionPage' })
export type RedemptionPage = z.infer<typeof RedemptionPage>
/** Due work: a voucher ends tomorrow, and its owner may be told. */
export const ExpiryDue = z.object({ merchantId: MerchantId, voucherId: VoucherId })
export type ExpiryDue = z.infer<typeof ExpiryDue>
