import { and, desc, eq, isNull } from 'drizzle-orm'
import { dishes, favourites } from '../../db/schema/index.js'
import { noteDeliberateAct } from '../_members/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { noteInterests, recordEvent } from '../_tracking/index.js'
import type { FavouriteEdit, FavouriteList } from './contract.js'
import { getStore, soldOutDishes } from './queries.js'

const SHOWN_MAX = 300

/** The actor likes a dish, or no longer does; saying the same again changes nothing. Fails with `not_found`. */
export const likeDish = async (
  ctx: Context,
  { dishId, liked, storeId }: FavouriteEdit & { dishId: string },
): Promise<FavouriteList> => {
  const { personId, personKey } = ctx.actor
  const changed = await (liked ? addFavourite : dropFavourite)(ctx, dishId)
  if (changed && liked) {
    await noteDeliberateAct(ctx, { personId, personKey, storeId, by: 'favourite' })
    await noteLiking(ctx, { dishId, storeId })
  }
  const name = liked ? 'dish_liked' : 'dish_unliked'
  if (changed) await recordEvent(ctx, { name, personKey, storeId, properties: { dishId } })
  return listFavourites(ctx, { storeId })
}

/** The figures of dishes know who liked one that day, whatever they like later; of a child nobody counts anything. */
const noteLiking = async (ctx: Context, { dishId, storeId }: { dishId: string; storeId: string }) => {
  if (ctx.actor.under14) return
  const { timeZone } = await getStore(ctx, storeId)
  const liking = { name: 'dish_liked', storeId, occurredAt: ctx.now, properties: { dishId } }
  await noteInterests(ctx, {
    who: ctx.actor.personKey,
    seen: [liking],
    zones: new Map([[storeId, timeZone]]),
  })
}

const addFavourite = async (ctx: Context, dishId: string): Promise<boolean> => {
  const [dish] = await ctx.db
    .select({ id: dishes.id })
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), eq(dishes.id, dishId), isNull(dishes.removedAt)))
  if (!dish) fail('not_found')
  const added = await ctx.db
    .insert(favourites)
    .values({ merchantId: ctx.merchantId, personId: ctx.actor.personId, dishId, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ dishId: favourites.dishId })
  return added.length > 0
}

const dropFavourite = async (ctx: Context, dishId: string): Promise<boolean> => {
  const [dish] = await ctx.db
    .select({ id: dishes.id })
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), eq(dishes.id, dishId)))
  if (!dish) fail('not_found')
  const dropped = await ctx.db
    .delete(favourites)
    .where(and(isMine(ctx), eq(favourites.dishId, dishId)))
    .returning({ dishId: favourites.dishId })
  return dropped.length > 0
}

const isMine = ({ merchantId, actor }: Context) =>
  and(eq(favourites.merchantId, merchantId), eq(favourites.personId, actor.personId))

/** The dishes the actor likes, and whether each can be had: today in `storeId`, or at all. */
export const listFavourites = async (
  ctx: Context,
  { storeId }: { storeId?: string },
): Promise<FavouriteList> => {
  const rows = await ctx.db
    .select({ dish: dishes })
    .from(favourites)
    .innerJoin(dishes, and(eq(dishes.merchantId, favourites.merchantId), eq(dishes.id, favourites.dishId)))
    .where(isMine(ctx))
    .orderBy(desc(favourites.createdAt), desc(favourites.dishId))
    .limit(SHOWN_MAX)
  const soldOut = storeId ? await soldOutToday(ctx, storeId) : new Set<string>()
  return {
    items: rows.map(({ dish }) => ({
      ...dish,
      soldOut: soldOut.has(dish.id),
      removed: dish.removedAt !== null,
    })),
  }
}

const soldOutToday = async (ctx: Context, storeId: string) => {
  const { timeZone } = await getStore(ctx, storeId)
  return soldOutDishes(ctx, storeId, shopDayOf(ctx.now, timeZone))
}
