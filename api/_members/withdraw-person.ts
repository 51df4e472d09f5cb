import { and, eq, inArray } from 'drizzle-orm'
import { merges, people } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { recordEvent } from '../_tracking/index.js'
import { noteMembershipConsent } from './consents.js'
import type { Me } from './contract.js'
import { erasePictures } from './erasing/erase-pictures.js'
import { getMe } from './queries.js'
import { idsOfPerson } from './selves.js'

const FORGOTTEN = {
  name: { nameSealed: null },
  avatar: { avatar: null },
  // Nobody is a member without a phone.
  phone: {
    ...{ phoneSealed: null, phoneHash: null, phoneTailHash: null },
    ...{ memberAt: null, memberStoreId: null },
  },
} as const

export type Withdrawn = keyof typeof FORGOTTEN

/**
 * The person took back in WeChat what the shop knew of them; with the phone the membership ends. Bookings keep the contact
 * they were made with. Answers whether a membership ended.
 */
export const withdrawPerson = async (
  ctx: MerchantContext,
  personId: string,
  what: Withdrawn[],
): Promise<boolean> => {
  const isPerson = and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId))
  // Who leaves twice at once leaves once; rows that only refer to the person need not wait.
  const [person] = await ctx.db.select().from(people).where(isPerson).for('no key update')
  const { memberAt, memberStoreId: storeId, personKey, avatar } = person ?? fail('not_found')
  await ctx.db
    .update(people)
    .set(Object.assign({}, ...what.map((column) => FORGOTTEN[column])))
    .where(isPerson)
  if (avatar && what.includes('avatar')) await erasePictures(ctx, await idsOfPerson(ctx, personId), avatar)
  await forgetUndos(ctx, personId)
  if (!memberAt || !what.includes('phone')) return false
  await noteMembershipConsent(ctx, { personId, given: false, storeId })
  if (storeId) await recordEvent(ctx, { name: 'member_left', personKey, storeId, properties: {} })
  return true
}

/** What is kept for undoing merges holds names and numbers as well. */
const forgetUndos = async ({ db, merchantId }: MerchantContext, personId: string) => {
  const mergedAway = db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), eq(people.mergedInto, personId)))
  await db
    .update(merges)
    .set({ undoSealed: null })
    .where(and(eq(merges.merchantId, merchantId), inArray(merges.fromPersonId, mergedAway)))
}

/** The actor leaves membership, and the shop forgets the phone that came with it. Fails with `not_a_member`. */
export const leaveMembership = async (ctx: Context): Promise<Me> => {
  if (!(await withdrawPerson(ctx, ctx.actor.personId, ['phone']))) fail('not_a_member')
  return getMe(ctx)
}
