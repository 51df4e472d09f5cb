import { and, eq, ne } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'

type Naming = { storeId: string; name: string; channelId?: string }

/** Waits until nobody else changes the store's channels, and holds the name; one name for two would be told apart by nobody. Fails with `name_taken`. */
export const keepChannels = async (ctx: Context, { storeId, name, channelId }: Naming) => {
  await lockInOrder(ctx.db, [`channels:${ctx.merchantId}:${storeId}`])
  const [taken] = await ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(channels.merchantId, ctx.merchantId),
        eq(channels.storeId, storeId),
        eq(channels.name, name),
        channelId ? ne(channels.id, channelId) : undefined,
      ),
    )
    .limit(1)
  if (taken) fail('name_taken')
}
