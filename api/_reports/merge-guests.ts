import { and, eq, inArray } from 'drizzle-orm'
import { storeGuests } from '../../db/schema/index.js'
import { listLikelySame, mergeLikelySame, partFromPerson } from '../_members/index.js'
import { isOwner } from '../_platform/actor.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { MergedGuest } from './contract.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'

/** Who may be the same as a guest: of those of other stores only owners hear. */
export const listLikelyGuests = async (ctx: Context, { storeId, personId }: OfGuest) => {
  const { items } = await listLikelySame(ctx, personId)
  if (items.length === 0 || isOwner(ctx.actor)) return items
  const rows = await ctx.db
    .select({ personId: storeGuests.personId })
    .from(storeGuests)
    .where(
      and(
        eq(storeGuests.merchantId, ctx.merchantId),
        eq(storeGuests.storeId, storeId),
        inArray(
          storeGuests.personId,
          items.map((item) => item.personId),
        ),
      ),
    )
  const here = new Set(rows.map((row) => row.personId))
  return items.filter((item) => here.has(item.personId))
}

/** A manager says that two guests are one. Fails with `merge_unlikely`, or as `mergePeople` does. */
export const mergeGuests = async (
  ctx: Context,
  { otherPersonId, ...of }: OfGuest & { otherPersonId: string },
): Promise<MergedGuest> => {
  const { id: personId } = await getGuestOfStore(ctx, of)
  const likely = await listLikelyGuests(ctx, { ...of, personId })
  if (!likely.some((item) => item.personId === otherPersonId)) fail('merge_unlikely')
  return mergeLikelySame(ctx, { personId, otherPersonId })
}

/** A manager says that they are two after all, within 30 days. Fails with `not_found`, or as `undoMerge` does. */
export const partGuests = async (
  ctx: Context,
  { mergeId, ...of }: OfGuest & { mergeId: string },
): Promise<MergedGuest> => {
  const { id: personId } = await getGuestOfStore(ctx, of)
  await partFromPerson(ctx, { personId, mergeId })
  return { personId }
}
