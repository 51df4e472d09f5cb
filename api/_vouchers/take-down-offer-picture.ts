import { and, eq } from 'drizzle-orm'
import { offers } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** Takes a picture away from every offer that shows it. */
export const takeDownOfferPicture = async ({ db, merchantId }: MerchantContext, picture: string) => {
  await db
    .update(offers)
    .set({ picture: null })
    .where(and(eq(offers.merchantId, merchantId), eq(offers.picture, picture)))
}
