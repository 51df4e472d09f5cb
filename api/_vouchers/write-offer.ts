import { and, eq } from 'drizzle-orm'
import { offerStores, offers } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { checkPicture } from '../_platform/pictures/check-picture.js'
import type { OfferEdit, StoreOffer } from './contract.js'
import { decideRewrite, decideWriting } from './offer-rules.js'
import { isGoodIn, mapOfferStores } from './queries.js'
import { listStoreIds, managesEach, toStoreOffer } from './store-offers.js'

type OfStore = { storeId: string }
type OfOffer = OfStore & { offerId: string }

/** Writes an offer that guests can claim at once. Fails with `forbidden`, `not_found`, `picture_unknown` or what `decideWriting` refuses. */
export const writeOffer = async (
  ctx: Context,
  { storeId: _, ...edit }: OfferEdit & OfStore,
): Promise<StoreOffer> => {
  const { storeIds, ...columns } = readEdit(edit)
  await requireManagerOf(ctx, storeIds)
  const decision = decideWriting({ ...columns, storeIds }, ctx.now)
  if (decision !== 'fine') return fail(decision.refused)
  await checkPicture(ctx, columns.picture, null)
  const { merchantId, now } = ctx
  const [written] = await ctx.db
    .insert(offers)
    .values({ ...columns, merchantId, id: newId('off', now), sort: 0, createdAt: now })
    .returning()
  const row = written ?? fail('internal')
  await putStores(ctx, row.id, storeIds)
  return toStoreOffer(ctx, row)
}

/** Writes an offer anew. Fails with `forbidden`, `not_found`, `picture_unknown` or what `decideRewrite` refuses. */
export const editOffer = async (
  ctx: Context,
  { storeId, offerId, ...edit }: OfferEdit & OfOffer,
): Promise<StoreOffer> => {
  const known = await getOfferForUpdate(ctx, { storeId, offerId })
  const { storeIds, ...columns } = readEdit(edit)
  await requireManagerOf(ctx, storeIds)
  const decision = decideRewrite(known, { ...columns, storeIds }, ctx.now)
  if (decision !== 'fine')
    return decision.refused === 'offer_stock_too_small'
      ? fail(decision.refused, `已经领走 ${known.claimed} 张，总数不能更少。`)
      : fail(decision.refused)
  await checkPicture(ctx, columns.picture, known.picture)
  if ([...known.storeIds].sort().join() !== storeIds.join()) {
    await ctx.db
      .delete(offerStores)
      .where(and(eq(offerStores.merchantId, ctx.merchantId), eq(offerStores.offerId, offerId)))
    await putStores(ctx, offerId, storeIds)
  }
  return change(ctx, offerId, columns)
}

/** Gives out more of an offer, `stock` in all or what it is by now if that is more. Fails with `offer_closed`, and as `editOffer` does. */
export const restockOffer = async (
  ctx: Context,
  { stock, ...of }: OfOffer & { stock: number },
): Promise<StoreOffer> => {
  const known = await getOfferForUpdate(ctx, of)
  if (known.endedAt || (known.claimUntil && known.claimUntil <= ctx.now)) fail('offer_closed')
  if (known.stock === null || known.stock >= stock) return toStoreOffer(ctx, known)
  return setStock(ctx, of, known, stock)
}

/**
 * Gives out no more of an offer that was given out `stock` of than is claimed by now; where that is so it stays. Fails with
 * `offer_changed` where it is another number meanwhile, and as `editOffer` does.
 */
export const takeBackStock = async (
  ctx: Context,
  { stock, ...of }: OfOffer & { stock: number },
): Promise<StoreOffer> => {
  const known = await getOfferForUpdate(ctx, of)
  if (known.stock === known.claimed) return toStoreOffer(ctx, known)
  if (known.stock !== stock) fail('offer_changed')
  return setStock(ctx, of, known, known.claimed)
}

const setStock = (ctx: Context, of: OfOffer, known: KnownOffer, stock: number) => {
  const { title, terms, kind, discountFen, minSpendFen, picture, validDays, perPersonLimit, storeIds } = known
  return editOffer(ctx, {
    ...{
      ...of,
      title,
      terms,
      kind,
      discountFen,
      minSpendFen,
      picture,
      validDays,
      perPersonLimit,
      storeIds,
      stock,
    },
    claimUntil: known.claimUntil?.toISOString() ?? null,
  })
}

/** Gives an offer out no longer; what was claimed stays good. Fails with `forbidden` or `not_found`. */
export const endOffer = async (ctx: Context, input: OfOffer): Promise<StoreOffer> => {
  const { endedAt } = await getOfferForUpdate(ctx, input)
  return change(ctx, input.offerId, { endedAt: endedAt ?? ctx.now })
}

/** Gives an ended offer out again. Fails with `forbidden` or `not_found`. */
export const resumeOffer = async (ctx: Context, input: OfOffer): Promise<StoreOffer> => {
  await getOfferForUpdate(ctx, input)
  return change(ctx, input.offerId, { endedAt: null })
}

const readEdit = ({ storeIds, claimUntil, ...edit }: OfferEdit) => ({
  ...edit,
  claimUntil: claimUntil === null ? null : new Date(claimUntil),
  storeIds: [...new Set(storeIds)].sort(),
})

/** Fails with `not_found` for a store of nobody's here, and `forbidden` for one the actor does not manage. */
const requireManagerOf = async (ctx: Context, storeIds: string[]) => {
  const all = await listStoreIds(ctx)
  if (!storeIds.every((id) => all.includes(id))) fail('not_found')
  if (!managesEach(ctx, storeIds, all)) fail('forbidden', '这张券也在别的店用，请老板来。')
}

/** An offer the actor may change; nobody else changes or claims it until the transaction ends. */
const getOfferForUpdate = async (ctx: Context, { storeId, offerId }: OfOffer) => {
  const [found] = await ctx.db
    .select()
    .from(offers)
    .where(and(eq(offers.merchantId, ctx.merchantId), eq(offers.id, offerId), isGoodIn(storeId)))
    .for('update')
  const row = found ?? fail('not_found')
  const storeIds = (await mapOfferStores(ctx, [row])).get(offerId) ?? []
  await requireManagerOf(ctx, storeIds)
  return { ...row, storeIds }
}

type KnownOffer = Awaited<ReturnType<typeof getOfferForUpdate>>

const putStores = async (ctx: Context, offerId: string, storeIds: string[]) => {
  const { merchantId } = ctx
  if (storeIds.length > 0)
    await ctx.db.insert(offerStores).values(storeIds.map((storeId) => ({ merchantId, offerId, storeId })))
}

const change = async (ctx: Context, offerId: string, columns: Partial<typeof offers.$inferInsert>) => {
  const [changed] = await ctx.db
    .update(offers)
    .set(columns)
    .where(and(eq(offers.merchantId, ctx.merchantId), eq(offers.id, offerId)))
    .returning()
  return toStoreOffer(ctx, changed ?? fail('not_found'))
}
