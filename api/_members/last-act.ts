import { and, eq, max, min } from 'drizzle-orm'
import { reservations, storeGuests, visits, vouchers } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

type Act = { personId: string; storeId: string; firstAt: Date }

/** What a guest did last in a store was taken back: the act before it is the last one, and who has none is no guest there. */
export const putBackLastAct = async (ctx: MerchantContext, { personId, storeId, firstAt }: Act) => {
  const ofGuest = and(
    eq(storeGuests.merchantId, ctx.merchantId),
    eq(storeGuests.storeId, storeId),
    eq(storeGuests.personId, personId),
    eq(storeGuests.lastActAt, firstAt),
  )
  const before = await findLastAct(ctx, personId, storeId)
  if (before) await ctx.db.update(storeGuests).set({ lastActAt: before }).where(ofGuest)
  else await ctx.db.delete(storeGuests).where(ofGuest)
}

/** What somebody did last in a store, as far as bookings, vouchers and visits tell. */
export const findLastAct = async (ctx: MerchantContext, personId: string, storeId: string) =>
  (await listActs(ctx, personId, storeId)).at(-1)

/** The same of the first. */
export const findFirstAct = async (ctx: MerchantContext, personId: string, storeId: string) =>
  (await listActs(ctx, personId, storeId))[0]

/** The first and the last of each kind, in order. */
const listActs = async ({ db, merchantId }: MerchantContext, personId: string, storeId: string) => {
  const [booked] = await db
    .select({ first: min(reservations.createdAt), last: max(reservations.createdAt) })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, merchantId),
        eq(reservations.storeId, storeId),
        eq(reservations.personId, personId),
      ),
    )
  const [claimed] = await db
    .select({ first: min(vouchers.claimedAt), last: max(vouchers.claimedAt) })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.merchantId, merchantId),
        eq(vouchers.claimedStoreId, storeId),
        eq(vouchers.personId, personId),
      ),
    )
  const [came] = await db
    .select({ first: min(visits.firstAt), last: max(visits.firstAt) })
    .from(visits)
    .where(and(eq(visits.merchantId, merchantId), eq(visits.storeId, storeId), eq(visits.personId, personId)))
  const acts = [booked, claimed, came].flatMap((act) => [act?.first ?? [], act?.last ?? []].flat())
  return acts.sort((one, another) => one.getTime() - another.getTime())
}
