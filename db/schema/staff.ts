import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { id, instant, merchantId, personId, storeId } from './columns.js'
import { people } from './members.js'
import { merchants } from './platform.js'
import { stores } from './storefront.js'

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
