import { sql } from 'drizzle-orm'
import {
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
import { stores } from './storefront.js'

export const people = pgTable(
  'people',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: personId().notNull(),
    personKey: uuid().notNull(),
    openidHash: text().notNull(),
    openidSealed: text().notNull(),
    nameSealed: text(),
    phoneHash: text(),
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
    index('people_fan').on(t.merchantId, t.fanStoreId, t.fanAt),
    index('people_member').on(t.merchantId, t.memberStoreId, t.memberAt),
    check('people_member_has_phone', sql`${t.memberAt} is null or ${t.phoneSealed} is not null`),
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
