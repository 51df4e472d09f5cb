import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, storeId } from './columns.js'
import { merchants } from './platform.js'
import { stores } from './storefront.js'

/** A funnel that somebody kept, to be rolled up: of one store, or of all of them. */
export const funnels = pgTable(
  'funnels',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('fnl')().notNull(),
    storeId: storeId(),
    name: text().notNull(),
    definition: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('funnels_store').on(t.merchantId, t.storeId, t.createdAt),
    foreignKey({
      name: 'funnels_store_fk',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** How far a funnel is rolled up. `funnel` is a kept one’s id or a ready-made one’s name, `scope` a store’s id or `brand`. */
export const funnelRollups = pgTable(
  'funnel_rollups',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    funnel: text().notNull(),
    scope: text().notNull(),
    /** Whatever was received, linked or merged until then is in it. */
    rolledAt: instant().notNull(),
    /** How far the first count has come through pseudonyms and devices; null once it is done. */
    cursor: uuid(),
    /** Who held a post, or was a child, by then: their events are nobody’s. */
    staff: jsonb().$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.funnel, t.scope] })],
)

/** Rolled up: how far somebody came who entered a funnel on a shop day, by the best path that began that day. */
export const funnelPaths = pgTable(
  'funnel_paths',
  {
    merchantId: merchantId(),
    funnel: text().notNull(),
    scope: text().notNull(),
    entryOn: date({ mode: 'string' }).notNull(),
    who: uuid().notNull(),
    /** The use of the app it was in, by when that began in milliseconds of the epoch; 0 where people are counted. */
    session: bigint({ mode: 'number' }).notNull(),
    reached: smallint().notNull(),
    /** When each step was taken, in milliseconds of the epoch. */
    stepsAt: bigint({ mode: 'number' }).array().notNull(),
    /** The values it is broken down by. */
    split: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.funnel, t.scope, t.entryOn, t.who, t.session] }),
    index('funnel_paths_who').on(t.merchantId, t.funnel, t.scope, t.who),
    foreignKey({
      name: 'funnel_paths_rollup',
      columns: [t.merchantId, t.funnel, t.scope],
      foreignColumns: [funnelRollups.merchantId, funnelRollups.funnel, funnelRollups.scope],
    }),
    check('funnel_paths_reached', sql`${t.reached} >= 1`),
  ],
)

/** Rolled up once a week is over: its figures, channels and dishes, by Monday of the week. `scope` is a store’s id or `brand`. */
export const storeWeeks = pgTable(
  'store_weeks',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    scope: text().notNull(),
    weekOn: date({ mode: 'string' }).notNull(),
    figures: jsonb().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.scope, t.weekOn] })],
)

/** Something that is not as usual in a store; one while it lasts. */
export const alerts = pgTable(
  'alerts',
  {
    merchantId: merchantId(),
    id: id('alr')().notNull(),
    storeId: storeId().notNull(),
    kind: text({ enum: ['figure', 'channel', 'redemptions', 'step'] }).notNull(),
    /** What it is about: less or more than usual, a channel’s id, a post’s id, a step. */
    subject: text().notNull(),
    body: jsonb().notNull(),
    openedAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Somebody has said that they know. */
    dismissedAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    uniqueIndex('alerts_open')
      .on(t.merchantId, t.storeId, t.kind, t.subject)
      .where(sql`${t.closedAt} is null`),
    index('alerts_store').on(t.merchantId, t.storeId, t.openedAt),
    foreignKey({
      name: 'alerts_store_fk',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)
