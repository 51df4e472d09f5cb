import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, personId, storeId, tstzrange } from './columns.js'
import { people } from './members.js'
import { stores } from './storefront.js'

type PlanFixture = {
  kind: 'wall' | 'window' | 'door' | 'water' | 'counter' | 'room'
  x: number
  y: number
  width: number
  height: number
  label?: string
}

export const floorPlans = pgTable(
  'floor_plans',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    name: text().notNull(),
    width: doublePrecision().notNull(),
    height: doublePrecision().notNull(),
    fixtures: jsonb().$type<PlanFixture[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId] }),
    foreignKey({
      name: 'floor_plans_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

export const tables = pgTable(
  'tables',
  {
    merchantId: merchantId(),
    id: id('tbl')().notNull(),
    storeId: storeId().notNull(),
    label: text().notNull(),
    seats: integer().notNull(),
    partyMin: integer().notNull(),
    partyMax: integer().notNull(),
    shape: text({ enum: ['rect', 'round'] }).notNull(),
    x: doublePrecision().notNull(),
    y: doublePrecision().notNull(),
    width: doublePrecision().notNull(),
    height: doublePrecision().notNull(),
    features: text().array().notNull(),
    /** Taken out of the room; its bookings still know it. */
    removedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    uniqueIndex('tables_label').on(t.merchantId, t.storeId, t.label).where(sql`${t.removedAt} is null`),
    foreignKey({
      name: 'tables_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('tables_party', sql`1 <= ${t.partyMin} and ${t.partyMin} <= ${t.partyMax}`),
  ],
)

export const reservations = pgTable(
  'reservations',
  {
    merchantId: merchantId(),
    id: id('rsv')().notNull(),
    storeId: storeId().notNull(),
    personId: personId().notNull(),
    tableId: id('tbl')().notNull(),
    partySize: integer().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    status: text({ enum: ['booked', 'seated', 'noShow', 'canceled'] }).notNull(),
    contactNameSealed: text(),
    /** None once it has been kept long enough, or the person is erased. */
    contactPhoneSealed: text(),
    /** Of the last four digits, by which staff look for a booking. */
    phoneTailHash: text(),
    /** The member of staff who wrote down what somebody said on the telephone. */
    takenBy: personId(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('reservations_store').on(t.merchantId, t.storeId, t.startsAt, t.id),
    index('reservations_person').on(t.merchantId, t.personId, t.startsAt, t.id),
    index('reservations_phone_tail').on(t.merchantId, t.storeId, t.phoneTailHash, t.startsAt),
    index('reservations_made').on(t.merchantId, t.storeId, t.createdAt),
    index('reservations_settled_at').on(t.merchantId, t.storeId, t.settledAt),
    foreignKey({
      name: 'reservations_store_fk',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    foreignKey({
      name: 'reservations_person_fk',
      columns: [t.merchantId, t.personId],
      foreignColumns: [people.merchantId, people.id],
    }),
    foreignKey({
      name: 'reservations_table_fk',
      columns: [t.merchantId, t.tableId],
      foreignColumns: [tables.merchantId, tables.id],
    }),
    check('reservations_span', sql`${t.startsAt} < ${t.endsAt}`),
    check('reservations_settled', sql`(${t.status} = 'booked') = (${t.settledAt} is null)`),
  ],
)

/** Whatever keeps a table for a time writes a row here; the migration adds the exclusion constraint that lets no two active ones overlap. */
export const tableOccupancies = pgTable(
  'table_occupancies',
  {
    merchantId: merchantId(),
    id: id('occ')().notNull(),
    storeId: storeId().notNull(),
    tableId: id('tbl')().notNull(),
    reservationId: id('rsv')().notNull(),
    period: tstzrange().notNull(),
    active: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    index('table_occupancies_reservation').on(t.merchantId, t.reservationId),
    foreignKey({
      name: 'table_occupancies_table',
      columns: [t.merchantId, t.tableId],
      foreignColumns: [tables.merchantId, tables.id],
    }),
    foreignKey({
      name: 'table_occupancies_reservation_fk',
      columns: [t.merchantId, t.reservationId],
      foreignColumns: [reservations.merchantId, reservations.id],
    }),
  ],
)
