import { and, eq } from 'drizzle-orm'
import { dishes, offers } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { Suggestion } from './contract.js'

/** Whether what a suggestion would do is so already, whoever did it; a page to open is never done. */
export const isDone = async (
  { db, merchantId }: MerchantContext,
  does: Suggestion['does'],
): Promise<boolean> => {
  if (does.kind === 'restock') {
    const [offer] = await db
      .select({ stock: offers.stock })
      .from(offers)
      .where(and(eq(offers.merchantId, merchantId), eq(offers.id, does.offerId)))
    return offer !== undefined && (offer.stock === null || offer.stock >= does.stock)
  }
  if (does.kind === 'feature') {
    const [dish] = await db
      .select({ featured: dishes.featured })
      .from(dishes)
      .where(and(eq(dishes.merchantId, merchantId), eq(dishes.id, does.dishId)))
    return dish?.featured ?? false
  }
  return false
}
