import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import {
  dishes,
  dishSoldOuts,
  menuCategories,
  merchantDirectory,
  merchants,
  servicePeriods,
  specialPeriods,
  storeClosures,
  stores,
} from '../../db/schema/index.js'
import { shopDayOf, wallTime } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Menu, Store, Storefront, StoreHours } from './contract.js'
import { type Hours, openingAt, periodsOn, specialDays } from './opening.js'
import { DISHES_MAX, STORES_MAX } from './vocabulary.js'

export const getStorefront = async (ctx: MerchantContext): Promise<Storefront> => {
  const [merchant] = await ctx.db
    .select({ name: merchants.name, slug: merchantDirectory.name })
    .from(merchants)
    .innerJoin(
      merchantDirectory,
      and(eq(merchantDirectory.merchantId, merchants.merchantId), eq(merchantDirectory.kind, 'slug')),
    )
    .where(eq(merchants.merchantId, ctx.merchantId))
  if (!merchant) return fail('merchant_unknown')
  const rows = await listRows(ctx)
  const hours = await mapHours(ctx, rows)
  return {
    merchant: { id: ctx.merchantId, ...merchant },
    stores: rows.map((store) => toStore(store, hours.get(store.id), ctx.now)),
    serverNow: ctx.now.toISOString(),
  }
}

type StoreRow = typeof stores.$inferSelect

const toStore = (store: StoreRow, known: Hours | undefined, now: Date): Store => {
  const { id, name, address, latitude, longitude, phone, notice, timeZone } = store
  const hours = known ?? noHours(timeZone)
  const today = shopDayOf(now, timeZone)
  return {
    ...{ id, name, address, latitude, longitude, phone, notice, timeZone, today },
    pictures: { day: store.pictureDay, night: store.pictureNight },
    opening: openingAt(hours, now),
    hoursToday: periodsOn(hours, today).map((period) => ({
      name: period.name,
      opensAt: wallTime(period.opensMinute),
      closesAt: wallTime(period.closesMinute),
    })),
  }
}

const mapHours = async (ctx: MerchantContext, rows: { id: string; timeZone: string }[]) => {
  const ids = rows.map((store) => store.id)
  if (ids.length === 0) return new Map<string, Hours>()
  const periods = await ctx.db
    .select()
    .from(servicePeriods)
    .where(and(eq(servicePeriods.merchantId, ctx.merchantId), inArray(servicePeriods.storeId, ids)))
  const closures = await ctx.db
    .select()
    .from(storeClosures)
    .where(and(eq(storeClosures.merchantId, ctx.merchantId), inArray(storeClosures.storeId, ids)))
  const specials = await ctx.db
    .select()
    .from(specialPeriods)
    .where(and(eq(specialPeriods.merchantId, ctx.merchantId), inArray(specialPeriods.storeId, ids)))
  return new Map(
    rows.map(({ id, timeZone }) => [
      id,
      {
        timeZone,
        periods: periods.filter((period) => period.storeId === id),
        closures: closures.filter((closure) => closure.storeId === id),
        specials: specialDays(specials.filter((special) => special.storeId === id)),
      },
    ]),
  )
}

/** A store with its zone and hours; fails with `not_found`. */
export const getStore = async (
  ctx: MerchantContext,
  storeId: string,
): Promise<StoreRow & { hours: Hours }> => {
  const [store] = await ctx.db
    .select()
    .from(stores)
    .where(and(eq(stores.merchantId, ctx.merchantId), eq(stores.id, storeId)))
  if (!store) return fail('not_found')
  const hours = (await mapHours(ctx, [store])).get(storeId)
  return { ...store, hours: hours ?? noHours(store.timeZone) }
}

/** All stores of the merchant in their order, each with its zone and hours. */
export const listStores = async (ctx: MerchantContext): Promise<(StoreRow & { hours: Hours })[]> => {
  const rows = await listRows(ctx)
  const hours = await mapHours(ctx, rows)
  return rows.map((store) => ({ ...store, hours: hours.get(store.id) ?? noHours(store.timeZone) }))
}

const listRows = ({ db, merchantId }: MerchantContext): Promise<StoreRow[]> =>
  db
    .select()
    .from(stores)
    .where(eq(stores.merchantId, merchantId))
    .orderBy(asc(stores.sort), asc(stores.id))
    .limit(STORES_MAX)

const noHours = (timeZone: string): Hours => ({ timeZone, periods: [], closures: [], specials: [] })

/** What guests read of one store, as it is at this moment; fails with `not_found`. */
export const getProfile = async (ctx: MerchantContext, { storeId }: { storeId: string }): Promise<Store> => {
  const { hours, ...store } = await getStore(ctx, storeId)
  return toStore(store, hours, ctx.now)
}

/** All of a store's hours, in order; fails with `not_found`. */
export const getHours = async (
  ctx: MerchantContext,
  { storeId }: { storeId: string },
): Promise<StoreHours> => {
  const { periods, closures, specials } = (await getStore(ctx, storeId)).hours
  return {
    periods: periods
      .map(({ weekday, name, opensMinute, closesMinute }) => ({ weekday, name, opensMinute, closesMinute }))
      .sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute),
    closures: closures.map(({ on, reason }) => ({ on, reason })).sort((a, b) => a.on.localeCompare(b.on)),
    specials,
  }
}

export const getMenu = async (ctx: MerchantContext, { storeId }: { storeId: string }): Promise<Menu> => {
  const store = await getStore(ctx, storeId)
  const categories = await ctx.db
    .select()
    .from(menuCategories)
    .where(eq(menuCategories.merchantId, ctx.merchantId))
    .orderBy(asc(menuCategories.sort))
  const rows = await ctx.db
    .select()
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), isNull(dishes.removedAt)))
    .orderBy(asc(dishes.sort))
    .limit(DISHES_MAX)
  const soldOut = await soldOutDishes(ctx, storeId, shopDayOf(ctx.now, store.timeZone))
  return {
    categories: categories.map(({ id, name, note }) => ({
      id,
      name,
      note,
      dishes: rows
        .filter((dish) => dish.categoryId === id)
        .map((dish) => ({ ...dish, soldOut: soldOut.has(dish.id) })),
    })),
  }
}

/** The dishes that can no longer be had in the store on that day. */
export const soldOutDishes = async (ctx: MerchantContext, storeId: string, on: string) => {
  const rows = await ctx.db
    .select({ dishId: dishSoldOuts.dishId })
    .from(dishSoldOuts)
    .where(
      and(
        eq(dishSoldOuts.merchantId, ctx.merchantId),
        eq(dishSoldOuts.storeId, storeId),
        eq(dishSoldOuts.on, on),
      ),
    )
  return new Set(rows.map((row) => row.dishId))
}
