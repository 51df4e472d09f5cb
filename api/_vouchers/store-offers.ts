import { and, count, desc, eq, inArray, not, sql } from 'drizzle-orm'
import { offers, stores, vouchers } from '../../db/schema/index.js'
import { holdsPost } from '../_platform/actor.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { StoreOffer, StoreOfferPage } from './contract.js'
import { isGivenOut, isGoodIn, mapOfferStores, toOffer } from './queries.js'

type OfStore = { storeId: string }
type OfferRow = typeof offers.$inferSelect
type PageInput = OfStore & { cursor?: string; limit: number; standing?: 'running' | 'over' }

/** Every offer that is or was good in a store, the newest first. */
export const listStoreOffers = async (
  ctx: Context,
  { storeId, cursor, limit, standing }: PageInput,
): Promise<StoreOfferPage> => {
  const after = readCursor(cursor, 'off')
  const running = sql`(${isGivenOut(ctx.now)})`
  const rows = await ctx.db
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.merchantId, ctx.merchantId),
        isGoodIn(storeId),
        standing && (standing === 'running' ? running : not(running)),
        after
          ? sql`(${offers.createdAt}, ${offers.id}) < (${after.at.toISOString()}, ${sql.param(after.id, offers.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(offers.createdAt), desc(offers.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
  return { ...page, items: await toStoreOffers(ctx, page.items) }
}

/** An offer that is or was good in the store; fails with `not_found`. */
export const getStoreOffer = async (
  ctx: Context,
  { storeId, offerId }: OfStore & { offerId: string },
): Promise<StoreOffer> => {
  const [row] = await ctx.db
    .select()
    .from(offers)
    .where(and(eq(offers.merchantId, ctx.merchantId), eq(offers.id, offerId), isGoodIn(storeId)))
  return toStoreOffer(ctx, row ?? fail('not_found'))
}

export const toStoreOffer = async (ctx: Context, row: OfferRow): Promise<StoreOffer> => {
  const [offer] = await toStoreOffers(ctx, [row])
  return offer ?? fail('not_found')
}

const toStoreOffers = async (ctx: Context, rows: OfferRow[]): Promise<StoreOffer[]> => {
  const places = await mapOfferStores(ctx, rows)
  const redeemed = await mapRedeemed(ctx, rows)
  const all = await listStoreIds(ctx)
  return rows.map((row) => {
    const storeIds = places.get(row.id) ?? []
    return {
      ...toOffer(row, storeIds),
      stock: row.stock,
      claimed: row.claimed,
      redeemed: redeemed.get(row.id) ?? 0,
      endedAt: row.endedAt?.toISOString() ?? null,
      canEdit: managesEach(ctx, storeIds, all),
    }
  })
}

const mapRedeemed = async (ctx: Context, rows: { id: string }[]) => {
  if (rows.length === 0) return new Map<string, number>()
  const ids = rows.map(({ id }) => id)
  const found = await ctx.db
    .select({ offerId: vouchers.offerId, count: count() })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.merchantId, ctx.merchantId),
        inArray(vouchers.offerId, ids),
        eq(vouchers.status, 'spent'),
      ),
    )
    .groupBy(vouchers.offerId)
  return new Map(found.map((row) => [row.offerId, row.count]))
}

export const listStoreIds = async (ctx: Context) => {
  const rows = await ctx.db
    .select({ id: stores.id })
    .from(stores)
    .where(eq(stores.merchantId, ctx.merchantId))
  return rows.map(({ id }) => id)
}

/** Whether the actor manages every store that an offer for `storeIds` is good in; none named are all of them. */
export const managesEach = ({ actor }: Context, storeIds: string[], all: string[]) =>
  (storeIds.length > 0 ? storeIds : all).every((id) => holdsPost(actor, id, 'manager'))
