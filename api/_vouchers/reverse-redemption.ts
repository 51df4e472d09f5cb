import { and, eq, sql } from 'drizzle-orm'
import { offers, redemptions, vouchers } from '../../db/schema/index.js'
import { getPerson, takeBackVisit } from '../_members/index.js'
import { holdsPost } from '../_platform/actor.js'
import { dayAfter, instantOf, shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import type { Redemption } from './contract.js'
import { freeHandle } from './free-handle.js'
import { recordMovement } from './record-movement.js'
import { decideReversal } from './reversal-rules.js'

type Subject = { storeId: string; redemptionId: string }

/** Takes a redemption back: the guest has the voucher again. Fails with one of the refusals of `decideReversal`. */
export const reverseRedemption = async (
  ctx: Context,
  { storeId, redemptionId }: Subject,
): Promise<Redemption> => {
  const { now, actor } = ctx
  const { row, ownerId } = await getForUpdate(ctx, { storeId, redemptionId })
  const { timeZone } = await getStore(ctx, storeId)
  const isManager = holdsPost(actor, storeId, 'manager')
  const decision = decideReversal({ ...row, ownerId }, { actorId: actor.personId, isManager, now, timeZone })
  if (decision !== 'reversible') return fail(decision.refused)
  await ctx.db
    .update(redemptions)
    .set({ reversedAt: now, reversedBy: actor.personId })
    .where(and(eq(redemptions.merchantId, ctx.merchantId), eq(redemptions.id, row.id)))
  const { personId, offerId } = await giveBack(ctx, row.voucherId, timeZone)

  const { voucherId, billFen, discountFen } = row
  await recordMovement(ctx, { voucherId, kind: 'reversed', actorId: actor.personId, storeId })
  await takeBackVisit(ctx, { personId, causeId: row.id })
  const { personKey } = await getPerson(ctx, personId)
  const properties = { voucherId, offerId, billFen, discountFen }
  await recordEvent(ctx, { name: 'voucher_reversed', personKey, storeId, properties })
  return {
    ...{ id: row.id, voucherId, billFen, discountFen, payableFen: billFen - discountFen },
    redeemedAt: row.redeemedAt.toISOString(),
    reversedAt: now.toISOString(),
  }
}

/** A redemption of the store and whose voucher it was; nobody else changes it until the transaction ends. */
const getForUpdate = async (ctx: Context, { storeId, redemptionId }: Subject) => {
  const [found] = await ctx.db
    .select({ row: redemptions, ownerId: vouchers.personId })
    .from(redemptions)
    .innerJoin(
      vouchers,
      and(eq(vouchers.merchantId, redemptions.merchantId), eq(vouchers.id, redemptions.voucherId)),
    )
    .where(
      and(
        eq(redemptions.merchantId, ctx.merchantId),
        eq(redemptions.storeId, storeId),
        eq(redemptions.id, redemptionId),
      ),
    )
    .for('update', { of: redemptions })
  return found ?? fail('not_found')
}

/** The voucher is live again, once for the rest of this day at least; its handle may have gone to another one meanwhile. */
const giveBack = async (ctx: Context, voucherId: string, timeZone: string) => {
  const isVoucher = and(eq(vouchers.merchantId, ctx.merchantId), eq(vouchers.id, voucherId))
  const [spent] = await ctx.db
    .select({ handle: vouchers.handle, validDays: offers.validDays })
    .from(vouchers)
    .innerJoin(offers, and(eq(offers.merchantId, vouchers.merchantId), eq(offers.id, vouchers.offerId)))
    .where(isVoucher)
  const handle = await freeHandle(ctx, spent?.handle)
  const endOfDay = instantOf(dayAfter(shopDayOf(ctx.now, timeZone), 1), 0, timeZone)
  const [live] = await ctx.db
    .update(vouchers)
    .set({
      ...{ status: 'live', spentAt: null, handle, heldBy: null, heldStoreId: null, heldUntil: null },
      // It ends before it is so many days old unless a day was added already, and a second one never is.
      expiresAt: sql`case when ${vouchers.expiresAt} <= ${vouchers.claimedAt} + ${spent?.validDays ?? 0} * interval '1 day'
        then greatest(${vouchers.expiresAt}, ${endOfDay.toISOString()}::timestamptz) else ${vouchers.expiresAt} end`,
    })
    .where(and(isVoucher, eq(vouchers.status, 'spent')))
    .returning({ personId: vouchers.personId, offerId: vouchers.offerId })
  return live ?? fail('redemption_reversed')
}
