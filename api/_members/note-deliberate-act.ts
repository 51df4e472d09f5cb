import { and, eq, isNull } from 'drizzle-orm'
import { people, storeGuests } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { recordEvent } from '../_tracking/index.js'

type Act = {
  personId: string
  personKey: string
  storeId: string
  by: 'booking' | 'telephone' | 'claim' | 'favourite' | 'membership'
}

/** What somebody does on purpose makes a visitor a fan, once, and a guest of the store it happened in. */
export const noteDeliberateAct = async (ctx: MerchantContext, act: Act) => {
  const { merchantId, now } = ctx
  const { personId, personKey, storeId } = act
  await ctx.db
    .insert(storeGuests)
    .values({ merchantId, storeId, personId, firstActAt: now, lastActAt: now })
    .onConflictDoUpdate({
      target: [storeGuests.merchantId, storeGuests.storeId, storeGuests.personId],
      set: { lastActAt: now },
    })
  const [becameFan] = await ctx.db
    .update(people)
    .set({ fanAt: now, fanStoreId: storeId })
    .where(and(eq(people.merchantId, merchantId), eq(people.id, personId), isNull(people.fanAt)))
    .returning({ id: people.id })
  if (becameFan)
    await recordEvent(ctx, { name: 'fan_gained', personKey, storeId, properties: { by: act.by } })
}
