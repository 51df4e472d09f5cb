import { and, eq } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Channel, ChannelPlace } from './contract.js'

type OfChannel = { storeId: string; channelId: string }

export const isChannel = (ctx: MerchantContext, { storeId, channelId }: OfChannel) =>
  and(eq(channels.merchantId, ctx.merchantId), eq(channels.storeId, storeId), eq(channels.id, channelId))

/** A channel of the store; fails with `not_found`. */
export const getChannel = async (ctx: MerchantContext, place: OfChannel): Promise<Channel> => {
  const [row] = await ctx.db.select().from(channels).where(isChannel(ctx, place))
  return row ? toChannel(row) : fail('not_found')
}

/** The store that a channel's code leads to, also once it is no longer in use: posters hang for years. Fails with `not_found`. */
export const findChannelPlace = async (
  ctx: MerchantContext,
  { code }: { code: string },
): Promise<ChannelPlace> => {
  const [found] = await ctx.db
    .select({ storeId: channels.storeId })
    .from(channels)
    .where(and(eq(channels.merchantId, ctx.merchantId), eq(channels.code, code)))
  return found ?? fail('not_found')
}

export const toChannel = ({
  merchantId: _,
  createdAt,
  endedAt,
  ...channel
}: typeof channels.$inferSelect): Channel => ({
  ...channel,
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})
