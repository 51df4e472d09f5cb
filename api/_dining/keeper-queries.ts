import { and, asc, count, eq, gt } from 'drizzle-orm'
import { floorPlans, reservations } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { getStore } from '../_storefront/index.js'
import { isServed } from './availability.js'
import type { KeptFloorPlan, StrandedBookings } from './contract.js'
import { listTables } from './queries.js'

type OfStore = { storeId: string }

const EMPTY_PLAN = { name: '一楼', width: 360, height: 495, fixtures: [] }

/** The plan as it is at this moment, an empty room where none was drawn yet. */
export const getKeptFloorPlan = async (ctx: Context, { storeId }: OfStore): Promise<KeptFloorPlan> => {
  const [plan = { ...EMPTY_PLAN, storeId }] = await ctx.db
    .select()
    .from(floorPlans)
    .where(and(eq(floorPlans.merchantId, ctx.merchantId), eq(floorPlans.storeId, storeId)))
  const waiting = await ctx.db
    .select({ tableId: reservations.tableId, count: count() })
    .from(reservations)
    .where(and(isWaiting(ctx, storeId), gt(reservations.endsAt, ctx.now)))
    .groupBy(reservations.tableId)
  const bookings = new Map(waiting.map((row) => [row.tableId, row.count]))
  const tables = await listTables(ctx, storeId)
  return { ...plan, tables: tables.map((table) => ({ ...table, bookings: bookings.get(table.id) ?? 0 })) }
}

/** The bookings that have not begun and that the store's hours no longer cover. */
export const getStrandedBookings = async (ctx: Context, { storeId }: OfStore): Promise<StrandedBookings> => {
  const { hours, timeZone } = await getStore(ctx, storeId)
  const stays = await ctx.db
    .select({ startsAt: reservations.startsAt, endsAt: reservations.endsAt, count: count() })
    .from(reservations)
    .where(and(isWaiting(ctx, storeId), gt(reservations.startsAt, ctx.now)))
    .groupBy(reservations.startsAt, reservations.endsAt)
    .orderBy(asc(reservations.startsAt))
  const days = new Map<string, number>()
  for (const stay of stays.filter((each) => !isServed(hours, each))) {
    const on = shopDayOf(stay.startsAt, timeZone)
    days.set(on, (days.get(on) ?? 0) + stay.count)
  }
  const list = [...days].map(([on, bookings]) => ({ on, count: bookings }))
  return { count: list.reduce((sum, day) => sum + day.count, 0), days: list }
}

const isWaiting = (ctx: Context, storeId: string) =>
  and(
    eq(reservations.merchantId, ctx.merchantId),
    eq(reservations.storeId, storeId),
    eq(reservations.status, 'booked'),
  )
