import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  unique,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, storeId } from './columns.js'
import { merchants } from './platform.js'
import { stores } from './storefront.js'

/** A week on one page, of one store or of all of them; never changed: a correction is another revision. */
export const weeklySummaries = pgTable(
  'weekly_summaries',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('wks')().notNull(),
    storeId: storeId(),
    /** The Monday it began on. */
    weekOn: date({ mode: 'string' }).notNull(),
    revision: integer().notNull(),
    body: jsonb().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('weekly_summaries_week').on(t.merchantId, t.storeId, t.weekOn, t.revision).nullsNotDistinct(),
    foreignKey({
      name: 'weekly_summaries_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('weekly_summaries_revision', sql`${t.revision} >= 1`),
  ],
)

/** An address at which anybody who has it may read one summary, until it is over or taken back. */
export const summaryLinks = pgTable(
  'summary_links',
  {
    merchantId: merchantId(),
    id: id('lnk')().notNull(),
    summaryId: id('wks')().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('summary_links_summary').on(t.merchantId, t.summaryId),
    foreignKey({
      name: 'summary_links_summary_fk',
      columns: [t.merchantId, t.summaryId],
      foreignColumns: [weeklySummaries.merchantId, weeklySummaries.id],
    }),
  ],
)
