import { and, eq } from 'drizzle-orm'
import { servicePeriods, specialPeriods, storeClosures, stores } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { checkPicture } from '../_platform/pictures/check-picture.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { Store, StoreEdit, StoreHours } from './contract.js'
import { overlapOf, type Period } from './opening.js'
import { getProfile, getStore } from './queries.js'

type OfStore = { storeId: string }

/** Writes what guests read of a store. Fails with `picture_unknown`. */
export const editStore = async (
  ctx: Context,
  { storeId, place, pictures, ...edit }: StoreEdit & OfStore,
): Promise<Store> => {
  const { latitude, longitude } = place ?? { latitude: null, longitude: null }
  const shown = pictures && { pictureDay: pictures.day, pictureNight: pictures.night }
  if (pictures) {
    const kept = await getStore(ctx, storeId)
    await checkPicture(ctx, pictures.day, kept.pictureDay)
    await checkPicture(ctx, pictures.night, kept.pictureNight)
  }
  await ctx.db
    .update(stores)
    .set({ ...edit, latitude, longitude, ...shown })
    .where(and(eq(stores.merchantId, ctx.merchantId), eq(stores.id, storeId)))
  return getProfile(ctx, { storeId })
}

/** Replaces a store's hours; bookings that stand are kept. Fails with `hours_overlap`. */
export const editHours = async (
  ctx: Context,
  { storeId, periods, closures, specials }: StoreHours & OfStore,
): Promise<Store> => {
  const { merchantId } = ctx
  const dates = specials.flatMap(({ on, periods: ofDay }) => ofDay.map((period) => ({ ...period, on })))
  checkDays(periods, ({ weekday }) => `周${'一二三四五六日'[weekday - 1]}`)
  checkDays(dates, ({ on }) => on)
  await lockInOrder(ctx.db, [`hours:${merchantId}:${storeId}`])
  for (const table of [servicePeriods, storeClosures, specialPeriods])
    await ctx.db.delete(table).where(and(eq(table.merchantId, merchantId), eq(table.storeId, storeId)))
  const days = new Map(closures.map(({ on, reason }) => [on, reason]))
  if (periods.length > 0)
    await ctx.db.insert(servicePeriods).values(periods.map((period) => ({ ...period, merchantId, storeId })))
  if (days.size > 0)
    await ctx.db
      .insert(storeClosures)
      .values([...days].map(([on, reason]) => ({ merchantId, storeId, on, reason })))
  if (dates.length > 0)
    await ctx.db.insert(specialPeriods).values(dates.map((period) => ({ ...period, merchantId, storeId })))
  return getProfile(ctx, { storeId })
}

const checkDays = <P extends Period>(periods: P[], dayOf: (period: P) => string) => {
  for (const day of new Set(periods.map(dayOf))) {
    const overlap = overlapOf(periods.filter((period) => dayOf(period) === day))
    if (overlap) fail('hours_overlap', `${day}的「${overlap.name}」和别的时段撞上了，请改一下。`)
  }
}
