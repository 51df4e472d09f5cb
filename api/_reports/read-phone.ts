import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { GuestPhone } from './contract.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'

/** The number of one of the store's guests in clear; who read it is written down by the wrapper. Fails with `phone_unknown`. */
export const readGuestPhone = async (ctx: Context, of: OfGuest): Promise<GuestPhone> => {
  const { phone } = await getGuestOfStore(ctx, of)
  return { phone: phone ?? fail('phone_unknown') }
}
