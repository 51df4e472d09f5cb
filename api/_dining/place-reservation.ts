import { keepContact } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { bookTable, checkWish } from './book-table.js'
import type { Reservation, ReservationRequest } from './contract.js'
import { getReservation } from './queries.js'

/**
 * Books a table for the actor. Fails with `slot_unavailable`, `day_closed`, `party_does_not_fit`, `phone_needed`,
 * `reservation_limit`, or `table_unavailable` when somebody else has the table at any moment of the time.
 */
export const placeReservation = async (
  ctx: Context,
  input: ReservationRequest & { storeId: string },
): Promise<Reservation> => {
  const wish = await checkWish(ctx, input)
  const contact = await keepContact(ctx, { name: input.contactName, phone: input.contactPhone })
  const { personId, personKey } = ctx.actor
  return getReservation(ctx, await bookTable(ctx, wish, { personId, personKey, contact, takenBy: null }))
}
