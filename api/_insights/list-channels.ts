import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { MerchantContext, ReadContext } from '../_platform/context.js'
import { drawWeChatCode, getStore, type WeChatCode } from '../_storefront/index.js'
import { CHANNEL_PREFIX, getChannel, toChannel } from '../_tracking/index.js'
import { type ChannelFigures, channelFigures } from './channel-figures.js'
import type { ChannelList, SpanQuery } from './contract.js'
import { daysAsked } from './scope.js'

/** A store's days as they are asked for. Fails with `not_found` or `invalid_request`. */
export const spanOf = async (ctx: MerchantContext, { storeId, ...wish }: SpanQuery & { storeId: string }) => {
  const { timeZone } = await getStore(ctx, storeId)
  return { storeId, timeZone, ...daysAsked(ctx.now, timeZone, wish) }
}

/** What each of a store's channels brought; the last made first, those no longer in use after the others. */
export const listChannels = async (
  ctx: MerchantContext,
  wish: SpanQuery & { storeId: string },
): Promise<ChannelList> => {
  const { storeId, from, to } = await spanOf(ctx, wish)
  const rows = await channelFigures(ctx, { storeId, from, to })
  const figures = new Map(rows.map((row) => [row.channelId, row]))
  const made = await ctx.db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.merchantId, ctx.merchantId),
        or(
          eq(channels.storeId, storeId),
          inArray(
            channels.id,
            rows.flatMap(({ channelId }) => channelId ?? []),
          ),
        ),
      ),
    )
    .orderBy(sql`${channels.endedAt} is not null`, desc(channels.createdAt), desc(channels.id))
  return {
    ...{ from, to },
    channels: made.map((row) => ({ ...toChannel(row), figures: countsOf(figures.get(row.id)) })),
    sources: rows
      .filter(({ channelId }) => channelId === null)
      .map((row) => ({ source: row.source, figures: countsOf(row) })),
  }
}

export const countsOf = (row: ChannelFigures | undefined) => {
  const { sessions = 0, visitors = 0, fans = 0, members = 0, visits = 0, costFen = 0 } = row ?? {}
  return { sessions, visitors, fans, members, visits, costFen }
}

/** The round code of a channel, to print. Fails with `not_found`, `page_unpublished` or `wechat_unavailable`. */
export const drawChannelCode = async (
  ctx: ReadContext,
  place: { storeId: string; channelId: string },
): Promise<WeChatCode> => {
  const { code } = await getChannel(ctx, place)
  return drawWeChatCode(ctx, { scene: CHANNEL_PREFIX + code, page: 'home' })
}
