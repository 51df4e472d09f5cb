import { cancelUpcoming } from '../_dining/index.js'
import { erasePerson } from '../_members/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import type { Erasure } from './contract.js'

/** Erases a person, and gives back the tables they had booked. Fails with `last_owner`. */
export const forgetGuest = async (ctx: MerchantContext, personId: string) => {
  await cancelUpcoming(ctx, await erasePerson(ctx, personId))
}

/** The actor wants to be forgotten, at once and for good. Fails with `last_owner`. */
export const forgetMe = async (ctx: Context): Promise<Erasure> => {
  await forgetGuest(ctx, ctx.actor.personId)
  return { erasedAt: ctx.now.toISOString() }
}
