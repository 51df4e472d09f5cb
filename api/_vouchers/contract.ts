import * as z from 'zod'
import {
  Count,
  Fen,
  Instant,
  MerchantId,
  OfferId,
  PageQuery,
  PersonId,
  pageOf,
  RedemptionId,
  StoreId,
  VoucherId,
} from '../_platform/contract.js'
import { OFFER_KINDS, VOUCHER_STATUSES } from './vocabulary.js'

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
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.infer<typeof Redemption>

/** Due work: a voucher ends tomorrow, and its owner may be told. */
export const ExpiryDue = z.object({ merchantId: MerchantId, voucherId: VoucherId })
export type ExpiryDue = z.infer<typeof ExpiryDue>
