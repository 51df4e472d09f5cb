import { and, eq, sql } from 'drizzle-orm'
import { channelCosts, channels } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { keepChannels } from './channel-keeping.js'
import { getChannel, isChannel, toChannel } from './channels.js'
import type { Channel, ChannelCost, ChannelEdit } from './contract.js'

type OfChannel = { storeId: string; channelId: string }

/** Calls a channel something else, ends it or takes it up again. Fails with `not_found` or `name_taken`. */
export const editChannel = async (
  ctx: Context,
  { name, ended, ...place }: ChannelEdit & OfChannel,
): Promise<Channel> => {
  await keepChannels(ctx, { ...place, name })
  const endedAt = ended ? sql`coalesce(${channels.endedAt}, ${ctx.now.toISOString()}::timestamptz)` : null
  const [edited] = await ctx.db
    .update(channels)
    .set({ name, endedAt })
    .where(isChannel(ctx, place))
    .returning()
  return edited ? toChannel(edited) : fail('not_found')
}

/** Writes what a channel cost on a day, in place of what was written for it. Fails with `not_found`. */
export const setChannelCost = async (
  ctx: Context,
  { on, amountFen, ...place }: ChannelCost & OfChannel,
): Promise<ChannelCost> => {
  const { id: channelId } = await getChannel(ctx, place)
  const { merchantId } = ctx
  const day = and(
    eq(channelCosts.merchantId, merchantId),
    eq(channelCosts.channelId, channelId),
    eq(channelCosts.on, on),
  )
  if (amountFen === 0) await ctx.db.delete(channelCosts).where(day)
  else
    await ctx.db
      .insert(channelCosts)
      .values({ merchantId, channelId, on, amountFen })
      .onConflictDoUpdate({
        target: [channelCosts.merchantId, channelCosts.channelId, channelCosts.on],
        set: { amountFen },
      })
  return { on, amountFen }
}
