import { ensureCaller } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { bookTable, checkWish } from './book-table.js'
import type { StoreReservation, TelephoneReservationRequest } from './contract.js'
import { getStoreReservation } from './queries.js'

/** Books a table for who is on the telephone, by the rules of `placeReservation`; the actor is who wrote it down. */
export const takeTelephoneReservation = async (
  ctx: Context,
  input: TelephoneReservationRequest & { storeId: string },
): Promise<StoreReservation> => {
  const wish = await checkWish(ctx, input)
  const contact = { name: input.contactName || null, phone: input.contactPhone }
  const caller = await ensureCaller(ctx, { phone: contact.phone, name: input.contactName })
  const takenBy = ctx.actor.personId
  return getStoreReservation(ctx, await bookTable(ctx, wish, { ...caller, contact, takenBy }))
}
