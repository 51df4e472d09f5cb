import { and, eq, gt } from 'drizzle-orm'
import { databaseErrorCode } from '../../db/client.js'
import { redemptions, vouchers } from '../../db/schema/index.js'
import { getPerson, recordVisit } from '../_members/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import type { Redemption, RedemptionRequest } from './contract.js'
import { decideDiscount, decideUse } from './eligibility.js'
import { findVoucher, toVoucherState } from './queries.js'
import { recordMovement } from './record-movement.js'

const UNIQUE_VIOLATION = '23505'

/**
 * Spends a voucher the clerk has validated, on a bill of `billFen`. Exactly one call can spend it. Fails with `voucher_not_held`,
 * `bill_below_minimum` or one of the refusals of `decideUse`.
 */
export const redeemVoucher = async (
  ctx: Context,
  { storeId, voucherId, billFen }: RedemptionRequest & { storeId: string },
): Promise<Redemption> => {
  const { now, actor } = ctx
  const found = (await findVoucher(ctx, { id: voucherId })) ?? fail('not_found')
  const use = decideUse(toVoucherState(found), { storeId, clerkId: actor.personId, now })
  if (use !== 'usable') return fail(use.refused)
  const worth = decideDiscount(found.offer, billFen)
  if ('refused' in worth) return fail(worth.refused)
  const { personId, offerId } = await spend(ctx, voucherId, storeId)

  const id = newId('rdm', now)
  const { discountFen } = worth
  await insertRedemption(ctx, { id, voucherId, storeId, billFen, discountFen })
  await recordMovement(ctx, { voucherId, kind: 'redeemed', actorId: actor.personId, storeId })
  const { personKey } = await getPerson(ctx, personId)
  const store = await getStore(ctx, storeId)
  await recordVisit(ctx, { personId, storeId, on: shopDayOf(now, store.timeZone), causeId: id })
  const properties = { voucherId, offerId, billFen, discountFen }
  await recordEvent(ctx, { name: 'voucher_redeemed', personKey, storeId, properties })
  return {
    id,
    voucherId,
    billFen,
    discountFen,
    payableFen: billFen - discountFen,
    redeemedAt: now.toISOString(),
    reversedAt: null,
  }
}

const spend = async (ctx: Context, voucherId: string, storeId: string) => {
  const [spent] = await ctx.db
    .update(vouchers)
    .set({ status: 'spent', spentAt: ctx.now, heldUntil: null })
    .where(
      and(
        eq(vouchers.merchantId, ctx.merchantId),
        eq(vouchers.id, voucherId),
        eq(vouchers.status, 'live'),
        eq(vouchers.heldBy, ctx.actor.personId),
        eq(vouchers.heldStoreId, storeId),
        gt(vouchers.heldUntil, ctx.now),
      ),
    )
    .returning({ personId: vouchers.personId, offerId: vouchers.offerId })
  if (spent) return spent
  // Either the hold ran out, or another device spent the voucher while this one waited for the row.
  const after = await findVoucher(ctx, { id: voucherId })
  return fail(after?.row.status === 'spent' ? 'voucher_spent' : 'voucher_not_held')
}

type Row = Pick<typeof redemptions.$inferInsert, 'id' | 'voucherId' | 'storeId' | 'billFen' | 'discountFen'>

const insertRedemption = async (ctx: Context, row: Row) => {
  try {
    await ctx.db
      .insert(redemptions)
      .values({ merchantId: ctx.merchantId, redeemedBy: ctx.actor.personId, redeemedAt: ctx.now, ...row })
  } catch (error) {
    if (databaseErrorCode(error) === UNIQUE_VIOLATION) fail('voucher_spent')
    throw error
  }
}
