import { eq } from 'drizzle-orm'
import { merchants } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Retention } from './contract.js'

export const getRetention = async ({ db, merchantId }: Context): Promise<Retention> => {
  const [kept] = await db
    .select({
      keepEventsMonths: merchants.keepEventsMonths,
      keepContactsMonths: merchants.keepContactsMonths,
    })
    .from(merchants)
    .where(eq(merchants.merchantId, merchantId))
  return kept ?? fail('not_found')
}

/** For how long what guests did is kept from now on; what is older goes with the next turn of the upkeep. */
export const setRetention = async (ctx: Context, policy: Retention): Promise<Retention> => {
  await ctx.db.update(merchants).set(policy).where(eq(merchants.merchantId, ctx.merchantId))
  return getRetention(ctx)
}
