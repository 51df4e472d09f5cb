import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** Takes a picture away from whoever shows it as theirs. */
export const takeDownAvatar = async ({ db, merchantId }: MerchantContext, picture: string) => {
  await db
    .update(people)
    .set({ avatar: null })
    .where(and(eq(people.merchantId, merchantId), eq(people.avatar, picture)))
}
