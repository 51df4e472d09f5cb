import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, personId, storeId } from './columns.js'
import { merchants } from './platform.js'
import { dishes, stores } from './storefront.js'

export const people = pgTable(
  'people',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: personId().notNull(),
    personKey: uuid().notNull(),
    /** None for who is only known by telephone. */
    openidHash: text(),
    openidSealed: text(),
    nameSealed: text(),
    /** The key of a picture that the person chose. */
    avatar: text(),
    phoneHash: text(),
    /** Of the last four digits, by which staff look for somebody. */
    phoneTailHash: text(),
    phoneSealed: text(),
    fanAt: instant(),
    fanStoreId: storeId(),
    memberAt: instant(),
    memberStoreId: storeId(),
    regularAt: instant(),
    visits: integer().notNull().default(0),
    lastVisitOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('people_openid').on(t.merchantId, t.openidHash),
    unique('people_key').on(t.merchantId, t.personKey),
    index('people_phone').on(t.merchantId, t.phoneHash),
    index('people_phone_tail').on(t.merchantId, t.phoneTailHash),
    index('people_fan').on(t.merchantId, t.fanStoreId, t.fanAt),
    index('people_member').on(t.merchantId, t.memberStoreId, t.memberAt),
    check('people_openid_sealed', sql`(${t.openidHash} is null) = (${t.openidSealed} is null)`),
    check('people_known_somehow', sql`${t.openidHash} is not null or ${t.phoneSealed} is not null`),
    check('people_member_has_phone', sql`${t.memberAt} is null or ${t.phoneSealed} is not null`),
  ],
)

/** What somebody agreed to or took back, in which words; the latest row of a purpose holds. */
export const consents = pgTable(
  'consents',
  {
    merchantId: merchantId(),
    id: id('cst')().notNull(),
    personId: personId().notNull(),
    purpose: text({ enum: ['membership'] }).notNull(),
    /** Which wording was agreed to. */
    version: text().notNull(),
    given: boolean().notNull(),
    storeId: storeId(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('consents_person').on(t.merchantId, t.personId, t.purpose, t.at),
    foreignKey({
      name: 'consents_person_fk',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
  ],
)

export const favourites = pgTable(
  'favourites',
  {
    merchantId: merchantId(),
    personId: personId().notNull(),
    dishId: id('dsh')().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.personId, t.dishId] }),
    index('favourites_dish').on(t.merchantId, t.dishId),
    foreignKey({
      name: 'favourites_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'favourites_dish_fk',
      columns: [t.merchantId, t.dishId],
      foreignColumns: [dishes.merchantId, dishes.id],
    }),
  ],
)

export const staff = pgTable(
  'staff',
  {
    merchantId: merchantId(),
    id: id('stf')().notNull(),
    personId: personId().notNull(),
    role: text({ enum: ['clerk', 'manager', 'owner'] }).notNull(),
    storeId: storeId(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('staff_post').on(t.merchantId, t.personId, t.storeId).nullsNotDistinct(),
    foreignKey({
      name: 'staff_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'staff_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('staff_owner_everywhere', sql`(${t.role} = 'owner') = (${t.storeId} is null)`),
  ],
)

/** A post that waits for whoever brings the code: it serves once, and not for ever. */
export const invites = pgTable(
  'invites',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('inv')().notNull(),
    codeHash: text().notNull(),
    role: text({ enum: ['clerk', 'manager', 'owner'] }).notNull(),
    storeId: storeId(),
    /** Nobody when the merchant was opened with it. */
    invitedBy: personId(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    claimedBy: personId(),
    claimedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('invites_code').on(t.merchantId, t.codeHash),
    foreignKey({
      name: 'invites_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('invites_owner_everywhere', sql`(${t.role} = 'owner') = (${t.storeId} is null)`),
    check('invites_claimed', sql`(${t.claimedAt} is null) = (${t.claimedBy} is null)`),
  ],
)

/** What staff did, one row for each command of theirs. */
export const staffActions = pgTable(
  'staff_actions',
  {
    merchantId: merchantId(),
    id: id('act')().notNull(),
    storeId: storeId(),
    personId: personId().notNull(),
    action: text().notNull(),
    subject: text(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('staff_actions_at').on(t.merchantId, t.at, t.id),
    foreignKey({
      name: 'staff_actions_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
  ],
)

/** Who has dealt with which store. */
export const storeGuests = pgTable(
  'store_guests',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    personId: personId().notNull(),
    firstActAt: instant().notNull(),
    lastActAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId, t.personId] }),
    index('store_guests_recent').on(t.merchantId, t.storeId, t.lastActAt, t.personId),
    foreignKey({
      name: 'store_guests_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'store_guests_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** Seated or redeemed in the store; one a shop day. */
export const visits = pgTable(
  'visits',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    personId: personId().notNull(),
    on: date({ mode: 'string' }).notNull(),
    firstAt: instant().notNull(),
    /** The booking or redemption that made it, with which it can be taken back. */
    causeId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.personId, t.on, t.storeId] }),
    index('visits_store_day').on(t.merchantId, t.storeId, t.on),
    foreignKey({
      name: 'visits_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'visits_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)
