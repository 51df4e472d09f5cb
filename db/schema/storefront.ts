import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { id, instant, merchantId, storeId } from './columns.js'
import { merchants } from './platform.js'

export const stores = pgTable(
  'stores',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: storeId().notNull(),
    name: text().notNull(),
    address: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text().notNull(),
    notice: text(),
    timeZone: text().notNull(),
    pictureDay: text(),
    pictureNight: text(),
    sort: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    check('stores_place', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
)

/** When the kitchen serves, by weekday (ISO: 1 Monday … 7 Sunday), in minutes after the store's midnight. */
export const servicePeriods = pgTable(
  'service_periods',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    weekday: smallint().notNull(),
    name: text().notNull(),
    opensMinute: integer().notNull(),
    closesMinute: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId, t.weekday, t.opensMinute] }),
    foreignKey({
      name: 'service_periods_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check('service_periods_weekday', sql`${t.weekday} between 1 and 7`),
    check(
      'service_periods_span',
      sql`${t.opensMinute} >= 0 and ${t.opensMinute} < ${t.closesMinute} and ${t.closesMinute} <= 1440`,
    ),
  ],
)

export const storeClosures = pgTable(
  'store_closures',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    on: date({ mode: 'string' }).notNull(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId, t.on] }),
    foreignKey({
      name: 'store_closures_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
  ],
)

export const menuCategories = pgTable(
  'menu_categories',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    id: id('cat')().notNull(),
    name: text().notNull(),
    note: text().notNull(),
    sort: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    unique('menu_categories_name').on(t.merchantId, t.name),
  ],
)

/** The hours of one date, which stand in for those of its weekday. */
export const specialPeriods = pgTable(
  'special_periods',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    on: date({ mode: 'string' }).notNull(),
    name: text().notNull(),
    opensMinute: integer().notNull(),
    closesMinute: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId, t.on, t.opensMinute] }),
    foreignKey({
      name: 'special_periods_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    check(
      'special_periods_span',
      sql`${t.opensMinute} >= 0 and ${t.opensMinute} < ${t.closesMinute} and ${t.closesMinute} <= 1440`,
    ),
  ],
)

/** A picture somebody sent, as it was written anew and put into storage under `key`. */
export const pictures = pgTable(
  'pictures',
  {
    merchantId: merchantId().references(() => merchants.merchantId),
    key: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    uploadedBy: id('psn')().notNull(),
    createdAt: instant().notNull(),
    /** What WeChat's content check says; it is shown meanwhile. */
    check: text({ enum: ['none', 'waiting', 'passed', 'refused'] }).notNull(),
    /** By which WeChat's answer finds it. */
    checkId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.key] }),
    index('pictures_check').on(t.merchantId, t.checkId),
    check('pictures_size', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
  ],
)

const ALLERGENS = ['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut'] as const

export const dishes = pgTable(
  'dishes',
  {
    merchantId: merchantId(),
    id: id('dsh')().notNull(),
    /** None once it is off the menu. */
    categoryId: id('cat')(),
    name: text().notNull(),
    description: text().notNull(),
    allergens: text({ enum: ALLERGENS }).array().notNull().default([]),
    priceFen: integer().notNull(),
    picture: text(),
    featured: boolean().notNull(),
    sort: integer().notNull(),
    /** Taken off the menu; vouchers and figures still know it. */
    removedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id] }),
    foreignKey({
      name: 'dishes_category',
      columns: [t.merchantId, t.categoryId],
      foreignColumns: [menuCategories.merchantId, menuCategories.id],
    }),
    check('dishes_price', sql`${t.priceFen} >= 0`),
    check('dishes_removed', sql`(${t.categoryId} is null) = (${t.removedAt} is not null)`),
  ],
)

export const dishSoldOuts = pgTable(
  'dish_sold_outs',
  {
    merchantId: merchantId(),
    storeId: storeId().notNull(),
    dishId: id('dsh')().notNull(),
    on: date({ mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.storeId, t.on, t.dishId] }),
    foreignKey({
      name: 'dish_sold_outs_store',
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
    }),
    foreignKey({
      name: 'dish_sold_outs_dish',
      columns: [t.merchantId, t.dishId],
      foreignColumns: [dishes.merchantId, dishes.id],
    }),
  ],
)
