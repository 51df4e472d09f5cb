import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { recordEvent } from '../_tracking/index.js'
import { noteMembershipConsent } from './consents.js'
import type { Me } from './contract.js'
import { getMe, getPerson } from './queries.js'

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
  const { memberAt, memberStoreId: storeId, personKey } = await getPerson(ctx, personId)
  await ctx.db
    .update(people)
    .set(Object.assign({}, ...what.map((column) => FORGOTTEN[column])))
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  if (!memberAt || !what.includes('phone')) return
  await noteMembershipConsent(ctx, { personId, given: false, storeId })
  if (storeId) await recordEvent(ctx, { name: 'member_left', personKey, storeId, properties: {} })
}

/** The actor leaves membership, and the shop forgets the phone that came with it. Fails with `not_a_member`. */
export const leaveMembership = async (ctx: Context): Promise<Me> => {
  const { personId } = ctx.actor
  if (!(await getPerson(ctx, personId)).memberAt) fail('not_a_member')
  await withdrawPerson(ctx, personId, ['phone'])
  return getMe(ctx)
}
