import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

const FORGOTTEN = {
  name: { nameSealed: null },
  // Nobody is a member without a phone.
  phone: {
    ...{ phoneSealed: null, phoneHash: null, phoneTailHash: null },
    ...{ memberAt: null, memberStoreId: null },
  },
} as const

/** The person took back in WeChat what the shop knew of them; with the phone the membership ends. Bookings keep the contact they were made with. */
export const withdrawPerson = async (ctx: MerchantContext, personId: string, what: ('name' | 'phone')[]) => {
  await ctx.db
    .update(people)
    .set(Object.assign({}, ...what.map((column) => FORGOTTEN[column])))
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
}
