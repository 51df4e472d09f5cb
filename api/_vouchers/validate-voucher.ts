import { and, eq, lt } from 'drizzle-orm'
import { vouchers } from '../../db/schema/index.js'
import { getPerson, mapPeopleForStaff } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { recordEvent } from '../_tracking/index.js'
import type { Validation, ValidationRequest } from './contract.js'
import { decideUse } from './eligibility.js'
import { findVoucherForUpdate, toOfferSummary, toVoucherState } from './queries.js'
import { recordMovement } from './record-movement.js'
import { stepOfCode } from './till-code.js'
import { CODE_DIGITS, HOLD_MINUTES } from './vocabulary.js'

/**
 * Reads a till code: what the voucher is worth, and whose it is. Keeps it for this clerk for three minutes; a code serves once.
 * Fails with `voucher_code_unknown` or one of the refusals of `decideUse`.
 */
export const validateVoucher = async (
  ctx: Context,
  { storeId, code }: ValidationRequest & { storeId: string },
): Promise<Validation> => {
  const { merchantId, now, actor } = ctx
  const found =
    (await findVoucherForUpdate(ctx, { handle: code.slice(0, CODE_DIGITS) })) ?? fail('voucher_code_unknown')
  const { row } = found
  const secret = ctx.sealer.open(`${merchantId}/voucher`, row.secretSealed)
  const step = stepOfCode(secret, code.slice(CODE_DIGITS), now) ?? fail('voucher_code_unknown')

  const decision = decideUse(toVoucherState(found), { storeId, clerkId: actor.personId, now })
  if (decision !== 'usable') return fail(decision.refused)
  const isMyHold = row.heldBy === actor.personId && row.heldStoreId === storeId
  const heldByMe = isMyHold && row.heldUntil !== null && row.heldUntil > now
  if (step <= row.usedStep && !heldByMe) return fail('voucher_code_unknown')

  const heldUntil =
    heldByMe && row.heldUntil ? row.heldUntil : new Date(now.getTime() + HOLD_MINUTES * 60_000)
  if (!heldByMe) {
    const [held] = await ctx.db
      .update(vouchers)
      .set({ heldBy: actor.personId, heldStoreId: storeId, heldUntil, usedStep: step })
      .where(and(eq(vouchers.merchantId, merchantId), eq(vouchers.id, row.id), lt(vouchers.usedStep, step)))
      .returning({ id: vouchers.id })
    if (!held) return fail('voucher_code_unknown')
    await noteValidation(ctx, row, storeId)
  }

  const guest = (await mapPeopleForStaff(ctx, [row.personId])).get(row.personId) ?? fail('not_found')
  return {
    voucherId: row.id,
    heldUntil: heldUntil.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    offer: toOfferSummary(found),
    guest,
  }
}

type VoucherRow = typeof vouchers.$inferSelect

const noteValidation = async (ctx: Context, row: VoucherRow, storeId: string) => {
  const { personKey } = await getPerson(ctx, row.personId)
  const properties = { voucherId: row.id, offerId: row.offerId }
  await recordMovement(ctx, { voucherId: row.id, kind: 'validated', actorId: ctx.actor.personId, storeId })
  await recordEvent(ctx, { name: 'voucher_validated', personKey, storeId, properties })
}
