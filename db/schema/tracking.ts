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
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, storeId } from './columns.js'
import { stores } from './storefront.js'

/** The ledger of interactions; partitioned by month of its time-ordered id (see the migration). */
export const events = pgTable(
  'events',
  {
    merchantId: merchantId(),
    id: uuid().notNull(),
    name: text().notNull(),
    personKey: uuid(),
    visitorId: uuid(),
    storeId: storeId(),
    staff: boolean().notNull(),
    /** Whoever sent it said that it is no person. */
    bot: boolean().notNull().default(false),
    /** Sent by a clock that was more than a day off. */
    clockWrong: boolean().notNull().default(false),
    /** The how-manieth event of its device; what is missing between two was lost on the way. */
    sequence: integer(),
    properties: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
    occurredAt: instant().notNull(),
    clockAt: instant(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('events_person').on(t.merchantId, t.personKey, t.id),
    index('events_visitor').on(t.merchantId, t.visitorId, t.id),
  ],
)

/** A device, whose it turned out to be, and what it was found to be. The person resolves at read, rewrites no event, and is nobody's once the device is shared. */
export const visitors = pgTable(
  'visitors',
  {
    merchantId: merchantId(),
    visitorId: uuid().notNull(),
    /** Who signed in on it last. */
    personKey: uuid(),
    linkedAt: instant(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Found to send faster than a person can. */
    botAt: instant(),
    /** Found to be used by too many fans in a day. */
    sharedAt: instant(),
    /** Last seen with a clock that was more than a day off. */
    clockWrongAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.visitorId] }),
    index('visitors_person').on(t.merchantId, t.personKey),
    check('visitors_linked', sql`(${t.personKey} is null) = (${t.linkedAt} is null)`),
  ],
)

/** Who was signed in on a device on which day (UTC). */
export const visitorPeople = pgTable(
  'visitor_people',
  {
    merchantId: merchantId(),
    visitorId: uuid().notNull(),
    on: date({ mode: 'string' }).notNull(),
    personKey: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.visitorId, t.on, t.personKey] }),
    index('visitor_people_person').on(t.merchantId, t.personKey),
  ],
)

/** A way people come that a manager made: a poster, a sticker on a table. Its code is in the link or the mini-program code. */
export const channels = pgTable(
  'channels',
  {
    merchantId: merchantId(),
    id: id('chn')().notNull(),
    storeId: storeId().notNull(),
    code: text().notNull(),
    kind: text({
      enum: ['poster', 'tableSticker', 'receipt', 'article', 'video', 'friend'],
    }).notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    /** No longer in use; whoever still comes by it is counted all the same. */
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('channels_code').on(t.merchantId, t.code),
    index('channels_store').on(t.merchantId, t.storeId, t.createdAt),
    foreignKey({
      name: 'channels_store_fk',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** What a channel cost on a shop day. */
export const channelCosts = pgTable(
  'channel_costs',
  {
    merchantId: merchantId(),
    channelId: id('chn')().notNull(),
    on: date({ mode: 'string' }).notNull(),
    amountFen: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.channelId, t.on] }),
    foreignKey({
      name: 'channel_costs_channel',
      columns: [t.merchantId, t.channelId],
      foreignColumns: [channels.merchantId, channels.id],
    }),
    check('channel_costs_amount', sql`${t.amountFen} >= 0`),
  ],
)

/** Rolled up at ingest: one use of the app on one device, ended by 30 idle minutes or a new channel. Its beginning is a touchpoint. */
export const sessions = pgTable(
  'sessions',
  {
    merchantId: merchantId(),
    visitorId: uuid().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant().notNull(),
    /** How it began: the kind of its channel, or what WeChat's scene says. */
    source: text().notNull(),
    channelId: id('chn')(),
    scene: smallint(),
    /** The first store it was about. */
    storeId: storeId(),
    /** Who was signed in during it; before that, whose the device is. */
    personKey: uuid(),
    staff: boolean().notNull(),
    bot: boolean().notNull().default(false),
    events: integer().notNull(),
    pages: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.visitorId, t.startedAt] }),
    index('sessions_store').on(t.merchantId, t.storeId, t.startedAt),
    index('sessions_person').on(t.merchantId, t.personKey, t.startedAt),
    index('sessions_channel').on(t.merchantId, t.channelId, t.startedAt),
    foreignKey({
      name: 'sessions_channel_fk',
      columns: [t.merchantId, t.channelId],
      foreignColumns: [channels.merchantId, channels.id],
    }),
    check('sessions_span', sql`${t.startedAt} <= ${t.endedAt}`),
  ],
)

/** How many events were refused on a day (UTC), by reason. */
export const refusedEvents = pgTable(
  'refused_events',
  {
    merchantId: merchantId(),
    on: date({ mode: 'string' }).notNull(),
    reason: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.on, t.reason] })],
)

/** Rolled up at ingest: who opened which store on which shop day. `who` is a person's key, or a visitor's id before a person is known. */
export const storeVisitors = pgTable(
  'store_visitors',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    on: date({ mode: 'string' }).notNull(),
    who: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.storeId, t.on, t.who] })],
)

/** Rolled up at ingest: who showed interest in which dish or offer, how, in which store, on which shop day. `who` as in `store_visitors`. */
export const interests = pgTable(
  'interests',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    on: date({ mode: 'string' }).notNull(),
    how: text({ enum: ['dishViewed', 'dishSearched', 'dishLiked', 'offerShown', 'offerViewed'] }).notNull(),
    /** The dish or the offer, as the phone said. */
    subjectId: uuid().notNull(),
    who: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.storeId, t.on, t.how, t.subjectId, t.who] })],
)
