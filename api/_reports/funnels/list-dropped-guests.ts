import { listDropped } from '../../_insights/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { KnownGuestPage } from '../contract.js'
import { listKnownGuests } from '../known-guests.js'
import type { DroppedQuery } from './contract.js'

type Wish = DroppedQuery & { storeId?: string; funnel: string }

/** Those that got to a step and no further, and when they took it, as far as the store knows them. */
export const listDroppedGuests = async (ctx: MerchantContext, wish: Wish): Promise<KnownGuestPage> =>
  listKnownGuests(ctx, await listDropped(ctx, wish), wish)
