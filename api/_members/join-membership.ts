import { and, eq, isNull } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { lockInOrder } from '../_platform/transaction.js'
import { recordEvent } from '../_tracking/index.js'
import { noteMembershipConsent } from './consents.js'
import { personColumns, phoneColumns } from './person-columns.js'
import { recogniseByPhone } from './recognise.js'

type Joining = { storeId: string; phone: string; name?: string }

/**
 * A fan who gives the phone number and agrees to the terms becomes a member, once, and is whoever was known by that number;
 * false for who is a member already, and for a child.
 */
export const joinMembership = async (ctx: Context, { storeId, phone, name }: Joining): Promise<boolean> => {
  const columns = personColumns(ctx)
  const { personId, personKey } = ctx.actor
  const phoneHash = columns.phone.lookup(phone)
  // Whoever takes a call from this number waits until it is known whose it is.
  await lockInOrder(ctx.db, [`phone:${ctx.merchantId}:${phoneHash}`])
  const [joined] = await ctx.db
    .update(people)
    .set({
      memberAt: ctx.now,
      memberStoreId: storeId,
      ...phoneColumns(ctx, phone),
      ...(name ? { nameSealed: columns.name.seal(name) } : {}),
    })
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        eq(people.id, personId),
        isNull(people.memberAt),
        eq(people.under14, false),
      ),
    )
    .returning({ id: people.id })
  if (!joined) return false
  await noteMembershipConsent(ctx, { personId, given: true, storeId })
  await recordEvent(ctx, { name: 'member_joined', personKey, storeId, properties: {} })
  await recogniseByPhone(ctx, { personId, phoneHash })
  return true
}
