import { listReturned, type ReadyRetention, readyRetention } from '../../_insights/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { KnownGuestPage } from '../contract.js'
import { listKnownGuests } from '../known-guests.js'
import type { ReturnedQuery } from './contract.js'

type Wish = ReturnedQuery & { storeId?: string; question: ReadyRetention }

/** The people of a cell of who comes back, as far as the store knows them. Fails with `invalid_request`. */
export const listReturnedGuests = async (
  ctx: MerchantContext,
  { question, cursor, limit, ...cell }: Wish,
): Promise<KnownGuestPage> => {
  const returned = await listReturned(ctx, { ...readyRetention(question, { unit: cell.unit }), ...cell })
  return listKnownGuests(ctx, returned, { storeId: cell.storeId, cursor, limit })
}
