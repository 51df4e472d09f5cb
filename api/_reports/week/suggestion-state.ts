import { and, eq } from 'drizzle-orm'
import { dishes, offers } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { Suggestion } from './contract.js'

type State = {
  done: boolean
  /** Done so, and nobody has gone on from there: one tap takes it back. */
  undoable: boolean
}

/** Whether what a suggestion would do is so already, whoever did it; a page to open is never done. */
export const stateOf = async (
  { db, merchantId }: MerchantContext,
  does: Suggestion['does'],
): Promise<State> => {
  if (does.kind === 'restock') {
    const [offer] = await db
      .select({ stock: offers.stock, claimed: offers.claimed })
      .from(offers)
      .where(and(eq(offers.merchantId, merchantId), eq(offers.id, does.offerId)))
    const done = offer !== undefined && (offer.stock === null || offer.stock >= does.stock)
    // Of what is claimed to the last one there is nothing to take back.
    return { done, undoable: offer?.stock === does.stock && offer.claimed < does.stock }
  }
  if (does.kind === 'feature') {
    const [dish] = await db
      .select({ featured: dishes.featured, removedAt: dishes.removedAt })
      .from(dishes)
      .where(and(eq(dishes.merchantId, merchantId), eq(dishes.id, does.dishId)))
    const done = dish?.featured ?? false
    return { done, undoable: done && dish?.removedAt === null }
  }
  return { done: false, undoable: false }
}
