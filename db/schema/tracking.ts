import { boolean, date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, merchantId, storeId } from './columns.js'

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
    properties: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
    occurredAt: instant().notNull(),
    clockAt: instant(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('events_person').on(t.merchantId, t.personKey, t.id),
  ],
)

/** Which person a device turned out to belong to; resolves at read, rewrites no event. */
export const visitorLinks = pgTable(
  'visitor_links',
  {
    merchantId: merchantId(),
    visitorId: uuid().notNull(),
    personKey: uuid().notNull(),
    linkedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.visitorId] })],
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
