import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, personId, storeId } from './columns.js'
import { people } from './members.js'
import { merchants } from './platform.js'
import { stores } from './storefront.js'

/** The rules a manager wrote. `storeIds` empty: good in every store. `stock` null: no limit. */
export const offers = pgTable(
  'offers',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('off')().notNull(),
    title: text().notNull(),
    terms: text().notNull(),
    kind: text({ enum: ['amountOff', 'gift'] }).notNull(),
    discountFen: integer().notNull(),
    minSpendFen: integer().notNull(),
    picture: text(),
    claimUntil: instant(),
    /** No longer given out; what was claimed stays good. */
    endedAt: instant(),
    validDays: integer().notNull(),
    perPersonLimit: integer().notNull(),
    stock: integer(),
    claimed: integer().notNull().default(0),
    sort: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    check('offers_stock', sql`${t.claimed} >= 0 and (${t.stock} is null or ${t.claimed} <= ${t.stock})`),
    check(
      'offers_worth',
      sql`${t.discountFen} > 0 and ${t.minSpendFen} >= 0 and ${t.perPersonLimit} > 0 and ${t.validDays} > 0`,
    ),
  ],
)

export const offerStores = pgTable(
  'offer_stores',
  { merchantId: merchantId(), offerId: id('off')().notNull(), storeId: storeId().notNull() },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.offerId, t.storeId] }),
    foreignKey({
      name: 'offer_stores_offer',
      columns: [t.merchantId, t.offerId],
      foreignColumns: [offers.merchantId, offers.id],
    }),
    foreignKey({
      name: 'offer_stores_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** `nth` counts a person's vouchers of one offer, so that the limit is a unique key. */
export const vouchers = pgTable(
  'vouchers',
  {
    merchantId: merchantId(),
    id: id('vch')().notNull(),
    offerId: id('off')().notNull(),
    personId: personId().notNull(),
    nth: integer().notNull(),
    status: text({ enum: ['live', 'spent', 'expired'] }).notNull(),
    handle: text().notNull(),
    secretSealed: text().notNull(),
    usedStep: bigint({ mode: 'number' }).notNull().default(0),
    heldBy: personId(),
    heldStoreId: storeId(),
    heldUntil: instant(),
    claimedStoreId: storeId().notNull(),
    claimedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('vouchers_nth').on(t.merchantId, t.offerId, t.personId, t.nth),
    uniqueIndex('vouchers_live_handle').on(t.merchantId, t.handle).where(sql`${t.status} = 'live'`),
    index('vouchers_person').on(t.merchantId, t.personId, t.id),
    index('vouchers_claimed').on(t.merchantId, t.claimedStoreId, t.claimedAt),
    foreignKey({
      name: 'vouchers_offer',
      columns: [t.merchantId, t.offerId],
      foreignColumns: [offers.merchantId, offers.id],
    }),
    foreignKey({
      name: 'vouchers_person_fk',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    check('vouchers_spent', sql`(${t.status} = 'spent') = (${t.spentAt} is not null)`),
  ],
)

export const redemptions = pgTable(
  'redemptions',
  {
    merchantId: merchantId(),
    id: id('rdm')().notNull(),
    voucherId: id('vch')().notNull(),
    storeId: storeId().notNull(),
    redeemedBy: personId().notNull(),
    billFen: integer().notNull(),
    discountFen: integer().notNull(),
    redeemedAt: instant().notNull(),
    reversedAt: instant(),
    reversedBy: personId(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    uniqueIndex('redemptions_voucher').on(t.merchantId, t.voucherId).where(sql`${t.reversedAt} is null`),
    index('redemptions_store').on(t.merchantId, t.storeId, t.redeemedAt),
    foreignKey({
      name: 'redemptions_voucher_fk',
      columns: [t.merchantId, t.voucherId],
      foreignColumns: [vouchers.merchantId, vouchers.id],
    }),
    foreignKey({
      name: 'redemptions_store_fk',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('redemptions_reversed', sql`(${t.reversedAt} is null) = (${t.reversedBy} is null)`),
    check('redemptions_worth', sql`0 <= ${t.discountFen} and 0 <= ${t.billFen}`),
  ],
)

/** The ledger of vouchers: every change of a voucher's state, never changed itself. */
export const voucherMovements = pgTable(
  'voucher_movements',
  {
    merchantId: merchantId(),
    id: id('vmv')().notNull(),
    voucherId: id('vch')().notNull(),
    kind: text({ enum: ['claimed', 'validated', 'redeemed', 'reversed'] }).notNull(),
    actorId: personId().notNull(),
    storeId: storeId().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('voucher_movements_voucher').on(t.merchantId, t.voucherId, t.id),
    foreignKey({
      name: 'voucher_movements_voucher_fk',
      columns: [t.merchantId, t.voucherId],
      foreignColumns: [vouchers.merchantId, vouchers.id],
    }),
  ],
)
