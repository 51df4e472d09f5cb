import { and, count, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { offers, vouchers } from '../../db/schema/index.js'
import { noteDeliberateAct } from '../_members/index.js'
import { dayAfter, instantOf, shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { putWork } from '../_platform/due-work.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import { getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import type { ClaimRequest, ExpiryDue, Voucher } from './contract.js'
import { decideClaim } from './eligibility.js'
import { freeHandle } from './free-handle.js'
import { getVoucher } from './queries.js'
import { recordMovement } from './record-movement.js'
import { newSecret } from './till-code.js'

/** Ten in the morning of the day before a voucher's last. */
const NOTICE_MINUTE = 10 * 60

/** Gives the actor a voucher of an offer. Fails with `offer_closed`, `offer_limit_reached` or `offer_sold_out`. */
export const claimOffer = async (
  ctx: Context,
  input: ClaimRequest & { offerId: string },
): Promise<Voucher> => {
  const { merchantId, now, actor } = ctx
  await lockInOrder(ctx.db, [`claims:${merchantId}:${input.offerId}:${actor.personId}`])
  const offer = await getOfferRow(ctx, input.offerId)
  const held = await countHeld(ctx, input.offerId)
  const decision = decideClaim(offer, held, now)
  if ('refused' in decision) return fail(decision.refused)
  const { validDays } = await takeFromStock(ctx, input.offerId, held)

  const store = await getStore(ctx, input.storeId)
  const endsOn = dayAfter(shopDayOf(now, store.timeZone), validDays)
  const id = newId('vch', now)
  await ctx.db.insert(vouchers).values({
    ...{ merchantId, id, offerId: offer.id, personId: actor.personId, nth: decision.nth },
    status: 'live',
    handle: await freeHandle(ctx),
    secretSealed: ctx.sealer.seal(`${merchantId}/voucher`, newSecret()),
    claimedStoreId: store.id,
    claimedAt: now,
    expiresAt: instantOf(endsOn, 0, store.timeZone),
  })

  const { personId, personKey } = actor
  await recordMovement(ctx, { voucherId: id, kind: 'claimed', actorId: personId, storeId: store.id })
  await noteDeliberateAct(ctx, { personId, personKey, storeId: store.id, by: 'claim' })
  const properties = { voucherId: id, offerId: offer.id }
  await recordEvent(ctx, { name: 'voucher_claimed', personKey, storeId: store.id, properties })
  await putExpiryNotice(ctx, id, instantOf(dayAfter(endsOn, -2), NOTICE_MINUTE, store.timeZone))
  return getVoucher(ctx, { voucherId: id })
}

// Sending is for a room above this one, so it travels by the queue.
const putExpiryNotice = async (ctx: Context, voucherId: string, dueAt: Date) => {
  if (dueAt <= ctx.now) return
  const data: ExpiryDue = { merchantId: ctx.merchantId, voucherId }
  await putWork(ctx, { kind: 'remindOfExpiry', data }, { dueAt })
}

const getOfferRow = async (ctx: Context, offerId: string) => {
  const [offer] = await ctx.db
    .select()
    .from(offers)
    .where(and(eq(offers.merchantId, ctx.merchantId), eq(offers.id, offerId)))
  return offer ?? fail('not_found')
}

const countHeld = async (ctx: Context, offerId: string) => {
  const [held] = await ctx.db
    .select({ count: count() })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.merchantId, ctx.merchantId),
        eq(vouchers.offerId, offerId),
        eq(vouchers.personId, ctx.actor.personId),
      ),
    )
  return held?.count ?? 0
}

/** The offer may be ended, edited or used up since it was looked at: what holds is what this one statement finds. */
const takeFromStock = async (ctx: Context, offerId: string, held: number) => {
  const [taken] = await ctx.db
    .update(offers)
    .set({ claimed: sql`${offers.claimed} + 1` })
    .where(
      and(
        eq(offers.merchantId, ctx.merchantId),
        eq(offers.id, offerId),
        isNull(offers.endedAt),
        or(isNull(offers.claimUntil), gt(offers.claimUntil, ctx.now)),
        or(isNull(offers.stock), lt(offers.claimed, offers.stock)),
      ),
    )
    .returning({ validDays: offers.validDays })
  if (taken) return taken
  const decision = decideClaim(await getOfferRow(ctx, offerId), held, ctx.now)
  return fail('refused' in decision ? decision.refused : 'offer_sold_out')
}
