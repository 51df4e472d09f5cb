import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { people, redemptions, reservations, stores, visits, vouchers } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { lockInOrder } from '../_platform/transaction.js'
import { putBackLastAct } from './last-act.js'
import { areOfRegular } from './visit-rules.js'

type Cause = { personId: string; causeId: string }
type Visit = typeof visits.$inferSelect

/**
 * Undoes `recordVisit` once the seating or the redemption that made the visit no longer stands. The visit stays where
 * another one of that day stands for it; a cause that made none changes nothing.
 */
export const takeBackVisit = async (ctx: MerchantContext, { personId, causeId }: Cause) => {
  const { merchantId } = ctx
  await lockInOrder(ctx.db, [`visits:${merchantId}:${personId}`])
  const caused = and(
    eq(visits.merchantId, merchantId),
    eq(visits.personId, personId),
    eq(visits.causeId, causeId),
  )
  const [visit] = await ctx.db.select().from(visits).where(caused)
  if (!visit) return
  const other = await findOtherCause(ctx, visit)
  if (other) {
    await ctx.db.update(visits).set(other).where(caused)
  } else {
    await ctx.db.delete(visits).where(caused)
    await countAnew(ctx, personId)
  }
  await putBackLastAct(ctx, visit)
}

/** The first seating or redemption that still stands on the day of a visit. */
export const findOtherCause = async (
  ctx: MerchantContext,
  { personId, storeId, on }: Pick<Visit, 'personId' | 'storeId' | 'on'>,
) => {
  const { merchantId } = ctx
  const onThatDay = (at: PgColumn) => sql`(${at} at time zone ${stores.timeZone})::date = ${on}::date`
  const [seating] = await ctx.db
    .select({ causeId: reservations.id, firstAt: sql`${reservations.settledAt}`.mapWith(visits.firstAt) })
    .from(reservations)
    .innerJoin(
      stores,
      and(eq(stores.merchantId, reservations.merchantId), eq(stores.id, reservations.storeId)),
    )
    .where(
      and(
        eq(reservations.merchantId, merchantId),
        eq(reservations.personId, personId),
        eq(reservations.storeId, storeId),
        eq(reservations.status, 'seated'),
        onThatDay(reservations.settledAt),
      ),
    )
    .orderBy(asc(reservations.settledAt))
    .limit(1)
  const [redemption] = await ctx.db
    .select({ causeId: redemptions.id, firstAt: redemptions.redeemedAt })
    .from(redemptions)
    .innerJoin(stores, and(eq(stores.merchantId, redemptions.merchantId), eq(stores.id, redemptions.storeId)))
    .innerJoin(
      vouchers,
      and(eq(vouchers.merchantId, redemptions.merchantId), eq(vouchers.id, redemptions.voucherId)),
    )
    .where(
      and(
        eq(redemptions.merchantId, merchantId),
        eq(vouchers.personId, personId),
        eq(redemptions.storeId, storeId),
        isNull(redemptions.reversedAt),
        onThatDay(redemptions.redeemedAt),
      ),
    )
    .orderBy(asc(redemptions.redeemedAt))
    .limit(1)
  const standing = [seating, redemption].flatMap((cause) => cause ?? [])
  return standing.sort((one, another) => one.firstAt.getTime() - another.firstAt.getTime())[0]
}

/** Whether the seating or the redemption that made a person's visit still stands. */
export const isStanding = async (
  { db, merchantId }: MerchantContext,
  { personId, causeId }: Cause,
): Promise<boolean> => {
  if (causeId.startsWith('rsv_')) {
    const seating = and(
      eq(reservations.merchantId, merchantId),
      eq(reservations.id, causeId),
      eq(reservations.personId, personId),
      eq(reservations.status, 'seated'),
    )
    return (await db.$count(reservations, seating)) > 0
  }
  const [redemption] = await db
    .select({ id: redemptions.id })
    .from(redemptions)
    .innerJoin(
      vouchers,
      and(eq(vouchers.merchantId, redemptions.merchantId), eq(vouchers.id, redemptions.voucherId)),
    )
    .where(
      and(
        eq(redemptions.merchantId, merchantId),
        eq(redemptions.id, causeId),
        isNull(redemptions.reversedAt),
        eq(vouchers.personId, personId),
      ),
    )
  return redemption !== undefined
}

const countAnew = async (ctx: MerchantContext, personId: string) => {
  const { merchantId } = ctx
  const left = await ctx.db
    .select({ on: visits.on })
    .from(visits)
    .where(and(eq(visits.merchantId, merchantId), eq(visits.personId, personId)))
    .orderBy(asc(visits.on))
  const days = left.map(({ on }) => on)
  await ctx.db
    .update(people)
    .set({
      visits: days.length,
      lastVisitOn: days.at(-1) ?? null,
      ...(areOfRegular(days) ? {} : { regularAt: null }),
    })
    .where(and(eq(people.merchantId, merchantId), eq(people.id, personId)))
}
