import { and, asc, eq, sql } from 'drizzle-orm'
import { people, storeGuests, visits } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { lockInOrder } from '../_platform/transaction.js'
import { makesRegular } from './visit-rules.js'

/** `causeId` is the booking or redemption that makes the visit, with which it can be taken back. */
type Visit = { personId: string; storeId: string; on: string; causeId: string }

/** Seated or redeemed in the store: a visit, once a shop day. The second one within 30 days of the first makes a regular. */
export const recordVisit = async (ctx: MerchantContext, { personId, storeId, on, causeId }: Visit) => {
  const { merchantId, now } = ctx
  await lockInOrder(ctx.db, [`visits:${merchantId}:${personId}`])
  const earlier = await ctx.db
    .select({ on: visits.on })
    .from(visits)
    .where(and(eq(visits.merchantId, merchantId), eq(visits.personId, personId)))
    .orderBy(asc(visits.on))
    .limit(2)
  const [fresh] = await ctx.db
    .insert(visits)
    .values({ merchantId, personId, storeId, on, firstAt: now, causeId })
    .onConflictDoNothing()
    .returning({ on: visits.on })
  if (!fresh) return

  const days = earlier.map((visit) => visit.on)
  await ctx.db
    .update(people)
    .set({
      visits: sql`${people.visits} + 1`,
      lastVisitOn: sql`greatest(${people.lastVisitOn}, ${on}::date)`,
      ...(makesRegular(days, on)
        ? { regularAt: sql`coalesce(${people.regularAt}, ${now.toISOString()}::timestamptz)` }
        : {}),
    })
    .where(and(eq(people.merchantId, merchantId), eq(people.id, personId)))
  await ctx.db
    .insert(storeGuests)
    .values({ merchantId, storeId, personId, firstActAt: now, lastActAt: now })
    .onConflictDoUpdate({
      target: [storeGuests.merchantId, storeGuests.storeId, storeGuests.personId],
      set: { lastActAt: now },
    })
}
