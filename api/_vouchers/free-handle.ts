import { and, eq, lte } from 'drizzle-orm'
import { vouchers } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import { newHandle } from './till-code.js'

const HANDLE_ATTEMPTS = 20

/** A handle no live voucher of the merchant has, `wanted` if it can be; a lock makes the choice safe until the transaction ends. */
export const freeHandle = async (ctx: Context, wanted = newHandle()): Promise<string> => {
  let handle = wanted
  for (let attempt = 0; attempt < HANDLE_ATTEMPTS; attempt++) {
    if (await takeHandle(ctx, handle)) return handle
    handle = newHandle()
  }
  return fail('internal')
}

const takeHandle = async (ctx: Context, handle: string) => {
  await lockInOrder(ctx.db, [`handle:${ctx.merchantId}:${handle}`])
  const ofHandle = and(
    eq(vouchers.merchantId, ctx.merchantId),
    eq(vouchers.handle, handle),
    eq(vouchers.status, 'live'),
  )
  await ctx.db
    .update(vouchers)
    .set({ status: 'expired' })
    .where(and(ofHandle, lte(vouchers.expiresAt, ctx.now)))
  const [other] = await ctx.db.select({ id: vouchers.id }).from(vouchers).where(ofHandle)
  return !other
}
