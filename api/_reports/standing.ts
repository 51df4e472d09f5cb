import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { dishes, favourites, offerStores, reservations, vouchers } from '../../db/schema/index.js'
import { CONSENT_PURPOSES, listConsents } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import type { OfGuest } from './guest-of-store.js'

const FAVOURITES_SHOWN = 20
const WORDS_LOOKED_THROUGH = 200

/** The latest word of somebody on each purpose that a word was said on. */
export const listLatestConsents = async (ctx: MerchantContext, personId: string) => {
  const words = await listConsents(ctx, personId, WORDS_LOOKED_THROUGH)
  return CONSENT_PURPOSES.flatMap((purpose) => {
    const latest = words.find((word) => word.purpose === purpose)
    return latest ? [{ purpose, given: latest.given, at: latest.at.toISOString() }] : []
  })
}

/** The dishes somebody likes that are on the menu, the latest first. */
export const listFavouriteDishes = async ({ db, merchantId }: MerchantContext, personId: string) => {
  const rows = await db
    .select({ name: dishes.name })
    .from(favourites)
    .innerJoin(dishes, and(eq(dishes.merchantId, favourites.merchantId), eq(dishes.id, favourites.dishId)))
    .where(
      and(eq(favourites.merchantId, merchantId), eq(favourites.personId, personId), isNull(dishes.removedAt)),
    )
    .orderBy(desc(favourites.createdAt), desc(favourites.dishId))
    .limit(FAVOURITES_SHOWN)
  return rows.map(({ name }) => name)
}

/** How often somebody booked a table in the store and did not come, or called it off. */
export const countMissed = async (
  { db, merchantId }: MerchantContext,
  { storeId, personId }: OfGuest,
): Promise<{ noShows: number; cancellations: number }> => {
  const rows = await db
    .select({ status: reservations.status, count: count() })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, merchantId),
        eq(reservations.storeId, storeId),
        eq(reservations.personId, personId),
      ),
    )
    .groupBy(reservations.status)
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0
  return { noShows: of('noShow'), cancellations: of('canceled') }
}

/** The vouchers somebody has in hand that are good in the store, and those that ran out on them. */
export const countVouchers = async (ctx: MerchantContext, { storeId, personId }: OfGuest) => {
  const isOver = sql`(${vouchers.status} = 'expired' or (${vouchers.status} = 'live' and ${vouchers.expiresAt} <= ${ctx.now.toISOString()}))`
  const [row] = await ctx.db
    .select({
      liveVouchers: sql`count(*) filter (where ${vouchers.status} = 'live' and not ${isOver})`.mapWith(
        Number,
      ),
      expiredVouchers: sql`count(*) filter (where ${isOver})`.mapWith(Number),
    })
    .from(vouchers)
    .where(and(eq(vouchers.merchantId, ctx.merchantId), eq(vouchers.personId, personId), isGoodIn(storeId)))
  return row ?? { liveVouchers: 0, expiredVouchers: 0 }
}

/** Vouchers whose offer names the store, or none and so all of them. */
const isGoodIn = (storeId: string) =>
  sql`(not exists (select 1 from ${offerStores} s where s.merchant_id = ${vouchers.merchantId} and s.offer_id = ${vouchers.offerId})
    or exists (select 1 from ${offerStores} s where s.merchant_id = ${vouchers.merchantId} and s.offer_id = ${vouchers.offerId}
      and s.store_id = ${sql.param(storeId, offerStores.storeId)}))`
