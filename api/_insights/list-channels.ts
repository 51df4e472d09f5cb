import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import { dayAfter, daysBetween, shopDayOf } from '../_platform/clock.js'
import type { MerchantContext, ReadContext } from '../_platform/context.js'
import { ShopDay } from '../_platform/contract.js'
import { fail } from '../_platform/errors.js'
import { drawWeChatCode, getStore, type WeChatCode } from '../_storefront/index.js'
import { CHANNEL_PREFIX, getChannel, toChannel } from '../_tracking/index.js'
import { type ChannelFigures, channelFigures } from './channel-figures.js'
import type { ChannelList, SpanQuery } from './contract.js'

const DAYS = 28
const DAYS_AT_MOST = 366

/** The days that are asked for in a store: the last 28 where nothing is said. Fails with `invalid_request`. */
export const spanOf = async (ctx: MerchantContext, { storeId, ...wish }: SpanQuery & { storeId: string }) => {
  const { timeZone } = await getStore(ctx, storeId)
  return { storeId, timeZone, ...readSpan(ctx, timeZone, wish) }
}

/** The same in any zone. */
export const readSpan = ({ now }: Pick<MerchantContext, 'now'>, timeZone: string, wish: SpanQuery) => {
  const to = wish.to ?? shopDayOf(now, timeZone)
  const from = wish.from ?? dayAfter(to, 1 - DAYS)
  const days = daysBetween(from, to) + 1
  // Who asks for the first days there are gets to before them.
  if (!ShopDay.safeParse(from).success || days < 1 || days > DAYS_AT_MOST)
    fail('invalid_request', '日子不对：最多看 366 天，从早到晚。')
  return { from, to, days }
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
