import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, personId, storeId } from './columns.js'
import { people } from './members.js'
import { merchants } from './platform.js'
import { stores } from './storefront.js'

/** Which of WeChat's subscribe templates the merchant uses for a kind of notice, and which of its fields takes what. */
export const noticeTemplates = pgTable(
  'notice_templates',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    kind: text({ enum: ['reservationReminder', 'voucherExpiry', 'weeklySummary', 'alert'] }).notNull(),
    templateId: text().notNull(),
    fields: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.kind] })],
)

/** One acceptance in WeChat allows one send, and WeChat never says how many are left: what is left is the sum of `change`. */
export const messageGrants = pgTable(
  'message_grants',
  {
    merchantId: merchantId(),
    id: id('grt')().notNull(),
    personId: personId().notNull(),
    templateId: text().notNull(),
    change: integer().notNull(),
    reason: text({ enum: ['accepted', 'spent', 'returned', 'withdrawn'] }).notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('message_grants_person').on(t.merchantId, t.personId, t.templateId),
    foreignKey({
      name: 'message_grants_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
  ],
)

/** What was sent to whom about what; `unknown` is a send whose answer never came, and which is never repeated. */
export const notices = pgTable(
  'notices',
  {
    merchantId: merchantId(),
    id: id('ntc')().notNull(),
    personId: personId().notNull(),
    kind: text({ enum: ['reservationReminder', 'voucherExpiry', 'weeklySummary', 'alert'] }).notNull(),
    subjectId: text().notNull(),
    templateId: text().notNull(),
    status: text({ enum: ['sending', 'waiting', 'sent', 'refused', 'failed', 'unknown'] }).notNull(),
    errcode: integer(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('notices_subject').on(t.merchantId, t.kind, t.subjectId),
    index('notices_person').on(t.merchantId, t.personId),
    foreignKey({
      name: 'notices_person',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    check('notices_settled', sql`(${t.settledAt} is null) = (${t.status} in ('sending', 'waiting'))`),
  ],
)

/** Where reports and alerts go: a group's robot or a mailbox, of one store or of all of them. */
export const reportRecipients = pgTable(
  'report_recipients',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('rcp')().notNull(),
    storeId: storeId(),
    kind: text({ enum: ['wecom', 'dingtalk', 'feishu', 'email'] }).notNull(),
    name: text().notNull(),
    /** A robot's key in its address, or a mailbox; forgotten when the recipient ends. */
    addressSealed: text(),
    /** One address has one hash with every merchant, for a robot counts what all of them send it. */
    addressHash: text().notNull(),
    /** What a robot has its messages signed with; forgotten too. */
    secretSealed: text(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('report_recipients_address')
      .on(t.merchantId, t.storeId, t.addressHash, t.endedAt)
      .nullsNotDistinct(),
    foreignKey({
      name: 'report_recipients_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** What there is to tell of a week or an alert, once for each of them. */
export const reports = pgTable(
  'reports',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('rpt')().notNull(),
    storeId: storeId(),
    about: text({ enum: ['week', 'alert', 'trial'] }).notNull(),
    subjectId: text().notNull(),
    /** Of the shop's figures; nobody's name or number. */
    message: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('reports_subject').on(t.merchantId, t.about, t.subjectId),
    foreignKey({
      name: 'reports_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

/** A report on its way to one recipient; `unknown` is a send whose answer never came, and which is never repeated. */
export const reportDeliveries = pgTable(
  'report_deliveries',
  {
    merchantId: merchantId(),
    id: id('dlv')().notNull(),
    recipientId: id('rcp')().notNull(),
    reportId: id('rpt')().notNull(),
    status: text({ enum: ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown'] }).notNull(),
    /** Why it was not sent, or not yet: one of our own words, never the robot's text. */
    fault: text(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('report_deliveries_once').on(t.merchantId, t.recipientId, t.reportId),
    index('report_deliveries_recent').on(t.merchantId, t.recipientId, t.createdAt),
    foreignKey({
      name: 'report_deliveries_recipient',
      columns: [t.merchantId, t.recipientId],
      foreignColumns: [reportRecipients.merchantId, reportRecipients.id],
    }),
    foreignKey({
      name: 'report_deliveries_report',
      columns: [t.merchantId, t.reportId],
      foreignColumns: [reports.merchantId, reports.id],
    }),
    check(
      'report_deliveries_settled',
      sql`(${t.settledAt} is null) = (${t.status} in ('sending', 'waiting'))`,
    ),
  ],
)

/** When messages last went to a robot, whoever sent them, and until when it wants none. Of no merchant, and not distributed. */
export const robotPaces = pgTable('robot_paces', {
  addressHash: text().primaryKey(),
  /** As many as its longest limit counts, the latest last; by the database's clock. */
  sentAt: instant().array().notNull(),
  heldUntil: instant(),
})
