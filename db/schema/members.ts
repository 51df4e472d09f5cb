import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
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
    /** The same for all apps of one account with WeChat's open platform. */
    unionidHash: text(),
    unionidSealed: text(),
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
    /** Who this person turned out to be; always somebody who was not merged themselves. */
    mergedInto: personId(),
    /** Said to be under 14: no profile is kept. */
    under14: boolean('under_14').notNull().default(false),
    erasedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('people_openid').on(t.merchantId, t.openidHash),
    unique('people_key').on(t.merchantId, t.personKey),
    uniqueIndex('people_unionid').on(t.merchantId, t.unionidHash).where(sql`${t.mergedInto} is null`),
    index('people_merged').on(t.merchantId, t.mergedInto),
    index('people_phone').on(t.merchantId, t.phoneHash),
    index('people_phone_tail').on(t.merchantId, t.phoneTailHash),
    index('people_fan').on(t.merchantId, t.fanStoreId, t.fanAt),
    index('people_member').on(t.merchantId, t.memberStoreId, t.memberAt),
    check('people_openid_sealed', sql`(${t.openidHash} is null) = (${t.openidSealed} is null)`),
    check('people_unionid_sealed', sql`(${t.unionidHash} is null) = (${t.unionidSealed} is null)`),
    check(
      'people_known_somehow',
      sql`${t.openidHash} is not null or ${t.phoneSealed} is not null or ${t.mergedInto} is not null or ${t.erasedAt} is not null`,
    ),
    check(
      'people_erased',
      sql`${t.erasedAt} is null or (${t.openidHash} is null and ${t.unionidHash} is null and ${t.phoneSealed} is null and ${t.phoneHash} is null and ${t.phoneTailHash} is null and ${t.nameSealed} is null and ${t.avatar} is null)`,
    ),
    foreignKey({
      name: 'people_merged_into',
      columns: [t.merchantId, t.mergedInto],
      foreignColumns: [t.merchantId, t.id],
    }),
    check(
      'people_member_has_phone',
      sql`${t.memberAt} is null or ${t.phoneSealed} is not null or ${t.mergedInto} is not null or ${t.erasedAt} is not null`,
    ),
  ],
)

/** What somebody agreed to or took back, in which words; the latest row of a purpose holds. */
export const consents = pgTable(
  'consents',
  {
    merchantId: merchantId(),
    id: id('cst')().notNull(),
    personId: personId().notNull(),
    purpose: text({ enum: ['membership', 'service', 'marketing', 'sharing'] }).notNull(),
    /** Which wording was agreed to. */
    version: text().notNull(),
    given: boolean().notNull(),
    storeId: storeId(),
    /** The page it was said on. */
    page: text(),
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

/** One person turned out to be another: what was moved is kept sealed for 30 days, so that it can be undone. */
export const merges = pgTable(
  'merges',
  {
    merchantId: merchantId(),
    id: id('mrg')().notNull(),
    fromPersonId: personId().notNull(),
    intoPersonId: personId().notNull(),
    reason: text({ enum: ['phone', 'unionid', 'staff'] }).notNull(),
    /** The member of staff who said so; nobody when WeChat told it. */
    mergedBy: personId(),
    mergedAt: instant().notNull(),
    /** What came from whom; gone once it cannot be undone any more. */
    undoSealed: text(),
    undoneBy: personId(),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('merges_from').on(t.merchantId, t.fromPersonId),
    index('merges_into').on(t.merchantId, t.intoPersonId, t.mergedAt),
    foreignKey({
      name: 'merges_from_fk',
      columns: [t.merchantId, t.fromPersonId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'merges_into_fk',
      columns: [t.merchantId, t.intoPersonId],
      foreignColumns: [people.merchantId, people.id],
    }),
    check('merges_two', sql`${t.fromPersonId} <> ${t.intoPersonId}`),
  ],
)

/** A word about people, given by hand, or by the rule it carries. */
export const tags = pgTable(
  'tags',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('tag')().notNull(),
    name: text().notNull(),
    rule: jsonb().$type<{ kind: string; atLeast: number }>(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.id] }), unique('tags_name').on(t.merchantId, t.name)],
)

/** A tag that staff gave a person by hand. */
export const personTags = pgTable(
  'person_tags',
  {
    merchantId: merchantId(),
    personId: personId().notNull(),
    tagId: id('tag')().notNull(),
    givenBy: personId().notNull(),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.personId, t.tagId] }),
    index('person_tags_tag').on(t.merchantId, t.tagId),
    foreignKey({
      name: 'person_tags_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'person_tags_tag_fk',
      columns: [t.merchantId, t.tagId],
      foreignColumns: [tags.merchantId, tags.id],
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
