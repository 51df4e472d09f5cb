import { and, eq, sum } from 'drizzle-orm'
import { messageGrants } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'

type Holder = { personId: string; templateId: string }
type Reason = (typeof messageGrants.$inferInsert)['reason']

/** One acceptance in WeChat allows one message of this template. */
export const acceptGrant = (ctx: MerchantContext, holder: Holder) => move(ctx, holder, 1, 'accepted')

/** Takes one grant for a message; false when none is left. */
export const spendGrant = async (ctx: MerchantContext, holder: Holder): Promise<boolean> => {
  const left = await countGrants(ctx, holder)
  if (left > 0) await move(ctx, holder, -1, 'spent')
  return left > 0
}

/** Gives one back for a message that WeChat did not take. */
export const returnGrant = (ctx: MerchantContext, holder: Holder) => move(ctx, holder, 1, 'returned')

/** What is left counts no more: the person switched it off, or WeChat says that there is none. */
export const withdrawGrants = async (ctx: MerchantContext, holder: Holder) => {
  const left = await countGrants(ctx, holder)
  if (left > 0) await move(ctx, holder, -left, 'withdrawn')
}

/** The same for every template. */
export const withdrawAllGrants = async (ctx: MerchantContext, personId: string) => {
  const held = await ctx.db
    .selectDistinct({ templateId: messageGrants.templateId })
    .from(messageGrants)
    .where(and(eq(messageGrants.merchantId, ctx.merchantId), eq(messageGrants.personId, personId)))
    .orderBy(messageGrants.templateId)
  for (const { templateId } of held) await withdrawGrants(ctx, { personId, templateId })
}

// Counting and moving belong together: nobody else moves this person's grants until the transaction ends. One lock for all
// templates, for two that move several would else wait for each other.
const countGrants = async (ctx: MerchantContext, { personId, templateId }: Holder): Promise<number> => {
  await lockInOrder(ctx.db, [`grants:${ctx.merchantId}:${personId}`])
  const [row] = await ctx.db
    .select({ left: sum(messageGrants.change).mapWith(Number) })
    .from(messageGrants)
    .where(
      and(
        eq(messageGrants.merchantId, ctx.merchantId),
        eq(messageGrants.personId, personId),
        eq(messageGrants.templateId, templateId),
      ),
    )
  return row?.left ?? 0
}

const move = async (ctx: MerchantContext, holder: Holder, change: number, reason: Reason) => {
  const { merchantId, now } = ctx
  await ctx.db
    .insert(messageGrants)
    .values({ ...holder, merchantId, id: newId('grt', now), change, reason, at: now })
}
