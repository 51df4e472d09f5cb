import { and, eq } from 'drizzle-orm'
import { servicePeriods, storeClosures, stores } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { checkPicture } from '../_platform/pictures/check-picture.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { Store, StoreEdit, StoreHours } from './contract.js'
import { overlapOf } from './opening.js'
import { getStore, getStorefront } from './queries.js'

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
  return getStoreOf(ctx, storeId)
}

/** Replaces a store's hours; bookings that stand are kept. Fails with `hours_overlap`. */
export const editHours = async (
  ctx: Context,
  { storeId, periods, closures }: StoreHours & OfStore,
): Promise<Store> => {
  const { merchantId } = ctx
  const overlap = overlapOf(periods)
  if (overlap)
    fail(
      'hours_overlap',
      `周${'一二三四五六日'[overlap.weekday - 1]}的「${overlap.name}」和别的时段撞上了，请改一下。`,
    )
  await lockInOrder(ctx.db, [`hours:${merchantId}:${storeId}`])
  await ctx.db
    .delete(servicePeriods)
    .where(and(eq(servicePeriods.merchantId, merchantId), eq(servicePeriods.storeId, storeId)))
  await ctx.db
    .delete(storeClosures)
    .where(and(eq(storeClosures.merchantId, merchantId), eq(storeClosures.storeId, storeId)))
  const days = new Map(closures.map(({ on, reason }) => [on, reason]))
  if (periods.length > 0)
    await ctx.db.insert(servicePeriods).values(periods.map((period) => ({ ...period, merchantId, storeId })))
  if (days.size > 0)
    await ctx.db
      .insert(storeClosures)
      .values([...days].map(([on, reason]) => ({ merchantId, storeId, on, reason })))
  return getStoreOf(ctx, storeId)
}

const getStoreOf = async (ctx: Context, storeId: string): Promise<Store> => {
  const { stores: all } = await getStorefront(ctx)
  return all.find(({ id }) => id === storeId) ?? fail('not_found')
}
