import { and, eq } from 'drizzle-orm'
import { dishes, stores } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** Takes a picture away from every dish and store that shows it. */
export const takeDownPicture = async ({ db, merchantId }: MerchantContext, picture: string) => {
  await db
    .update(dishes)
    .set({ picture: null })
    .where(and(eq(dishes.merchantId, merchantId), eq(dishes.picture, picture)))
  await db
    .update(stores)
    .set({ pictureDay: null })
    .where(and(eq(stores.merchantId, merchantId), eq(stores.pictureDay, picture)))
  await db
    .update(stores)
    .set({ pictureNight: null })
    .where(and(eq(stores.merchantId, merchantId), eq(stores.pictureNight, picture)))
}
