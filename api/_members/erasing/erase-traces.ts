import { and, eq, inArray } from 'drizzle-orm'
import {
  favourites,
  messageGrants,
  notices,
  personTags,
  reservations,
  staffActions,
  storeGuests,
} from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'

const OWN = [favourites, personTags, storeGuests, messageGrants, notices]

/** Takes away what is kept of these people by their ids; bookings lose how their guest was reached. */
export const eraseTraces = async ({ db, merchantId }: MerchantContext, personIds: string[]) => {
  for (const table of OWN)
    await db.delete(table).where(and(eq(table.merchantId, merchantId), inArray(table.personId, personIds)))
  await db
    .update(reservations)
    .set({ contactNameSealed: null, contactPhoneSealed: null, phoneTailHash: null })
    .where(and(eq(reservations.merchantId, merchantId), inArray(reservations.personId, personIds)))
  await db
    .update(staffActions)
    .set({ subject: null })
    .where(and(eq(staffActions.merchantId, merchantId), inArray(staffActions.subject, personIds)))
}
