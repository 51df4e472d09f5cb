import { and, asc, count, desc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { offerStores, offers, vouchers } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { readCursor, toPage } from '../_platform/paging.js'
import { getStore } from '../_storefront/index.js'
import type { Offer, OfferPage, Voucher, VoucherCodes, VoucherPage } from './contract.js'
import { codesFrom } from './till-code.js'
import { CODE_STEP_SECONDS, type VoucherStatus } from './vocabulary.js'

type PageInput = { cursor?: string; limit: number }
type OfferRow = typeof offers.$inferSelect
type VoucherRow = typeof vouchers.$inferSelect
type Found = { row: VoucherRow; offer: OfferRow; storeIds: string[] }

/** The offers a guest may claim now, newest first; `storeId` leaves out those that are no good there. */
export const listOffers = async (
  ctx: MerchantContext,
  { storeId, cursor, limit }: PageInput & { storeId?: string },
): Promise<OfferPage> => {
  const after = readCursor(cursor, 'off')
  const rows = await ctx.db
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.merchantId, ctx.merchantId),
        isGivenOut(ctx.now),
        storeId ? isGoodIn(storeId) : undefined,
        after
          ? sql`(${offers.createdAt}, ${offers.id}) < (${after.at.toISOString()}, ${sql.param(after.id, offers.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(offers.createdAt), desc(offers.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
  const places = await mapOfferStores(ctx, page.items)
  return { ...page, items: page.items.map((row) => toOffer(row, places.get(row.id) ?? [])) }
}

/** Offers that are neither ended nor past their time. */
export const isGivenOut = (now: Date) =>
  and(isNull(offers.endedAt), or(isNull(offers.claimUntil), gt(offers.claimUntil, now)))

/** Offers that name the store, or none and so all of them. */
export const isGoodIn = (storeId: string) =>
  sql`(not exists (select 1 from ${offerStores} s where s.merchant_id = ${offers.merchantId} and s.offer_id = ${offers.id})
    or exists (select 1 from ${offerStores} s where s.merchant_id = ${offers.merchantId} and s.offer_id = ${offers.id}
      and s.store_id = ${sql.param(storeId, offerStores.storeId)}))`

export const mapOfferStores = async (ctx: MerchantContext, rows: { id: string }[]) => {
  const places = new Map<string, string[]>()
  if (rows.length === 0) return places
  const found = await ctx.db
    .select({ offerId: offerStores.offerId, storeId: offerStores.storeId })
    .from(offerStores)
    .where(
      and(
        eq(offerStores.merchantId, ctx.merchantId),
        inArray(
          offerStores.offerId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(offerStores.storeId))
  for (const { offerId, storeId } of found) places.set(offerId, [...(places.get(offerId) ?? []), storeId])
  return places
}

export const toOffer = (row: OfferRow, storeIds: string[]): Offer => ({
  ...toOfferSummary({ offer: row, storeIds }),
  claimUntil: row.claimUntil?.toISOString() ?? null,
  validDays: row.validDays,
  perPersonLimit: row.perPersonLimit,
  stockLeft: row.stock === null ? null : row.stock - row.claimed,
})

export const toOfferSummary = ({ offer, storeIds }: Pick<Found, 'offer' | 'storeIds'>) => ({
  id: offer.id,
  title: offer.title,
  terms: offer.terms,
  kind: offer.kind,
  discountFen: offer.discountFen,
  minSpendFen: offer.minSpendFen,
  picture: offer.picture,
  storeIds,
})

const withOffer = (ctx: MerchantContext) =>
  ctx.db
    .select({ row: vouchers, offer: offers })
    .from(vouchers)
    .innerJoin(offers, and(eq(offers.merchantId, vouchers.merchantId), eq(offers.id, vouchers.offerId)))

type Key = { id: string } | { handle: string }

const byKey = (ctx: MerchantContext, key: Key) =>
  and(
    eq(vouchers.merchantId, ctx.merchantId),
    'id' in key
      ? eq(vouchers.id, key.id)
      : and(eq(vouchers.handle, key.handle), ne(vouchers.status, 'expired')),
  )

const withStores = async (ctx: MerchantContext, found: { row: VoucherRow; offer: OfferRow } | undefined) =>
  found ? { ...found, storeIds: (await mapOfferStores(ctx, [found.offer])).get(found.offer.id) ?? [] } : null

export const findVoucher = async (ctx: MerchantContext, key: Key): Promise<Found | null> => {
  const [found] = await withOffer(ctx).where(byKey(ctx, key))
  return withStores(ctx, found)
}

/** The voucher a till handle names, the live one first; nobody else changes it until the transaction ends. */
export const findVoucherForUpdate = async (ctx: MerchantContext, key: Key): Promise<Found | null> => {
  const [found] = await withOffer(ctx)
    .where(byKey(ctx, key))
    .orderBy(asc(vouchers.status), desc(vouchers.id))
    .limit(1)
    .for('update', { of: vouchers })
  return withStores(ctx, found)
}

export const toVoucherState = ({ row, storeIds }: Found) => ({
  status: row.status,
  expiresAt: row.expiresAt,
  ownerId: row.personId,
  storeIds,
  heldBy: row.heldBy,
  heldUntil: row.heldUntil,
})

const statusAt = (row: VoucherRow, now: Date): VoucherStatus =>
  row.status === 'live' && row.expiresAt <= now ? 'expired' : row.status

const toVoucher = ({ row, offer, storeIds }: Found, now: Date): Voucher => ({
  id: row.id,
  offer: toOfferSummary({ offer, storeIds }),
  status: statusAt(row, now),
  claimedAt: row.claimedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  spentAt: row.spentAt?.toISOString() ?? null,
})

const getOwn = async (ctx: Context, voucherId: string): Promise<Found> => {
  const found = await findVoucher(ctx, { id: voucherId })
  return found && found.row.personId === ctx.actor.personId ? found : fail('not_found')
}

/** The actor's own voucher; fails with `not_found`. */
export const getVoucher = async (ctx: Context, { voucherId }: { voucherId: string }): Promise<Voucher> =>
  toVoucher(await getOwn(ctx, voucherId), ctx.now)

/** Whose voucher it is and what a notice says of it; fails with `not_found`. */
export const getVoucherToRemind = async (ctx: MerchantContext, voucherId: string) => {
  const { row, offer } = (await findVoucher(ctx, { id: voucherId })) ?? fail('not_found')
  const { timeZone } = await getStore(ctx, row.claimedStoreId)
  const lastDay = shopDayOf(new Date(row.expiresAt.getTime() - 1), timeZone)
  const { personId } = row
  return { personId, status: statusAt(row, ctx.now), title: offer.title, terms: offer.terms, lastDay }
}

/** What the actor shows at the till for the next minutes. Fails with `voucher_spent` or `voucher_expired`. */
export const getVoucherCodes = async (
  ctx: Context,
  { voucherId }: { voucherId: string },
): Promise<VoucherCodes> => {
  const { row } = await getOwn(ctx, voucherId)
  const status = statusAt(row, ctx.now)
  if (status !== 'live') return fail(status === 'spent' ? 'voucher_spent' : 'voucher_expired')
  return {
    voucherId: row.id,
    handle: row.handle,
    stepSeconds: CODE_STEP_SECONDS,
    serverNow: ctx.now.toISOString(),
    codes: codesFrom(ctx.sealer.open(`${ctx.merchantId}/voucher`, row.secretSealed), ctx.now),
  }
}

/** The actor's vouchers, the newest first, with how many there are of each standing. */
export const listMyVouchers = async (
  ctx: Context,
  { status, cursor, limit }: PageInput & { status?: VoucherStatus },
): Promise<VoucherPage> => {
  const after = readCursor(cursor, 'vch')
  const mine = and(eq(vouchers.merchantId, ctx.merchantId), eq(vouchers.personId, ctx.actor.personId))
  const standing = {
    live: and(eq(vouchers.status, 'live'), gt(vouchers.expiresAt, ctx.now)),
    spent: eq(vouchers.status, 'spent'),
    expired: or(
      eq(vouchers.status, 'expired'),
      and(eq(vouchers.status, 'live'), lte(vouchers.expiresAt, ctx.now)),
    ),
  }
  const rows = await withOffer(ctx)
    .where(
      and(
        mine,
        status ? standing[status] : undefined,
        after
          ? sql`(${vouchers.claimedAt}, ${vouchers.id}) < (${after.at.toISOString()}, ${sql.param(after.id, vouchers.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(vouchers.claimedAt), desc(vouchers.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ row }) => ({ at: row.claimedAt, id: row.id }))
  const places = await mapOfferStores(
    ctx,
    page.items.map(({ offer }) => offer),
  )
  const [counts] = await ctx.db
    .select({
      live: sql`count(*) filter (where ${standing.live})`.mapWith(Number),
      spent: sql`count(*) filter (where ${standing.spent})`.mapWith(Number),
      all: count(),
    })
    .from(vouchers)
    .where(mine)
  const { live, spent, all } = counts ?? { live: 0, spent: 0, all: 0 }
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((found) =>
      toVoucher({ ...found, storeIds: places.get(found.offer.id) ?? [] }, ctx.now),
    ),
    counts: { live, spent, expired: all - live - spent },
  }
}
