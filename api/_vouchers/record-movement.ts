import { voucherMovements } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'

type Movement = Pick<typeof voucherMovements.$inferInsert, 'voucherId' | 'kind' | 'actorId' | 'storeId'>

/** Adds to the ledger of vouchers, in the transaction of the change. */
export const recordMovement = async (ctx: MerchantContext, movement: Movement) => {
  const id = newId('vmv', ctx.now)
  await ctx.db.insert(voucherMovements).values({ merchantId: ctx.merchantId, id, at: ctx.now, ...movement })
}
