import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, merchantId, personId } from './columns.js'

export const merchants = pgTable('merchants', {
  merchantId: merchantId().primaryKey(),
  name: text().notNull(),
  createdAt: instant().notNull(),
  /** How long events, and bookings' contacts, are kept. */
  keepEventsMonths: integer().notNull().default(24),
  keepContactsMonths: integer().notNull().default(24),
})

/** Names that are unique across merchants: appids and slugs. Small, not distributed. */
export const merchantDirectory = pgTable(
  'merchant_directory',
  {
    kind: text({ enum: ['appid', 'slug'] }).notNull(),
    name: text().notNull(),
    merchantId: merchantId().references(() => merchants.merchantId),
  },
  (t) => [primaryKey({ columns: [t.kind, t.name] })],
)

export const merchantSecrets = pgTable(
  'merchant_secrets',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    kind: text({ enum: ['wechatSecret', 'wechatPushToken', 'wechatPushKey'] }).notNull(),
    sealed: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.kind] })],
)

/** WeChat's access token of each merchant, sealed; one for all function instances. */
export const wechatTokens = pgTable(
  'wechat_tokens',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    sealed: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId] })],
)

/** Pushes of WeChat that have been taken in, by a keyed hash of what makes each one unique; WeChat sends them again when in doubt. */
export const wechatPushes = pgTable(
  'wechat_pushes',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    keyHash: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.keyHash] }),
    index('wechat_pushes_received').on(t.receivedAt),
  ],
)

/** The first answer to each command, kept to be given again; sealed, for it may name a person. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    merchantId: merchantId(),
    personId: personId().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    reply: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.personId, t.key] }),
    index('idempotency_keys_created').on(t.createdAt),
  ],
)
