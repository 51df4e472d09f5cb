import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { channels, dishes, merchants, offers, tags } from '../../../db/schema/index.js'
import type { TagRuleKind } from '../../_members/index.js'
import { shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { isGivenOut, mapOfferStores } from '../../_vouchers/index.js'
import type { Standing } from './telling/suggesting.js'

/** What a summary needs to know of the shop as it is made. */
export type ShopOfWeek = {
  merchantName: string
  stores: { id: string; name: string; timeZone: string }[]
  /** Those that are given out; no stores named are all of them. */
  offers: { id: string; title: string; stock: number | null; claimed: number; storeIds: string[] }[]
  unfeatured: string[]
  codes: (Standing['codes'][number] & { storeId: string })[]
  tagsNoShows: boolean
}

const OFFERS_AT_MOST = 200
const DISHES_AT_MOST = 1_000
const CODES_AT_MOST = 2_000

export const readShop = async (ctx: MerchantContext, stores: ShopOfWeek['stores']): Promise<ShopOfWeek> => {
  const { db, merchantId, now } = ctx
  const [merchant] = await db
    .select({ name: merchants.name, tagsNoShows: tagsNoShows(ctx) })
    .from(merchants)
    .where(eq(merchants.merchantId, merchantId))
  const given = await db
    .select({ id: offers.id, title: offers.title, stock: offers.stock, claimed: offers.claimed })
    .from(offers)
    .where(and(eq(offers.merchantId, merchantId), isGivenOut(now)))
    .limit(OFFERS_AT_MOST)
  const places = await mapOfferStores(ctx, given)
  const plain = await db
    .select({ id: dishes.id })
    .from(dishes)
    .where(and(eq(dishes.merchantId, merchantId), eq(dishes.featured, false), isNull(dishes.removedAt)))
    .limit(DISHES_AT_MOST)
  return {
    ...{ merchantName: merchant?.name ?? '', stores },
    offers: given.map((offer) => ({ ...offer, storeIds: places.get(offer.id) ?? [] })),
    unfeatured: plain.map(({ id }) => id),
    codes: await listCodes(ctx, stores),
    tagsNoShows: merchant?.tagsNoShows ?? false,
  }
}

const NO_SHOWS: TagRuleKind = 'noShowsAtLeast'
const tagsNoShows = ({ merchantId }: MerchantContext) =>
  sql<boolean>`exists (select from ${tags} where ${eq(tags.merchantId, merchantId)} and ${tags.rule} ->> 'kind' = ${NO_SHOWS})`

/** The codes in use, the oldest first. */
const listCodes = async ({ db, merchantId }: MerchantContext, stores: ShopOfWeek['stores']) => {
  const zones = new Map(stores.map(({ id, timeZone }) => [id, timeZone]))
  const { id, storeId, kind, name, createdAt } = channels
  const rows = await db
    .select({ id, storeId, kind, name, createdAt })
    .from(channels)
    .where(
      and(eq(channels.merchantId, merchantId), inArray(storeId, [...zones.keys()]), isNull(channels.endedAt)),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(CODES_AT_MOST)
  return rows.map(({ createdAt: made, ...code }) => ({
    ...code,
    madeOn: shopDayOf(made, zones.get(code.storeId) ?? 'UTC'),
  }))
}

/** What of it a page of one store, or of all, may change: a store's page what is that store's alone. */
export const standingIn = (
  { stores, offers: given, unfeatured, codes, tagsNoShows }: ShopOfWeek,
  storeId: string | null,
): Standing => {
  const [first] = stores
  const isAll = storeId === null || stores.length === 1
  const own = given.filter(({ storeIds }) => isAll || (storeIds.length === 1 && storeIds[0] === storeId))
  return {
    storeId,
    hasOffers: given.some(({ storeIds }) => !storeId || storeIds.length === 0 || storeIds.includes(storeId)),
    offers: own.map(({ storeIds, ...offer }) => ({
      ...offer,
      storeId: storeIds[0] ?? storeId ?? first?.id ?? '',
    })),
    unfeatured: isAll ? unfeatured : [],
    codes: codes.filter((code) => code.storeId === storeId).map(({ storeId: _, ...code }) => code),
    tagsNoShows,
  }
}
