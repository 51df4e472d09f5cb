import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { MerchantContext, ReadContext } from '../_platform/context.js'
import { drawWeChatCode, type WeChatCode } from '../_storefront/index.js'
import { CHANNEL_PREFIX, getChannel, toChannel } from '../_tracking/index.js'
import { type ChannelFigures, channelFigures } from './channel-figures.js'
import type { ChannelList } from './contract.js'
import { comparisonOf } from './figures/compare.js'
import type { PeriodQuery } from './figures/contract.js'
import { readPeriod } from './figures/scope.js'

/** What each of a store's channels brought in a day, a week or a month, and how many in the one before; the last made first, those no longer in use after the others. */
export const listChannels = async (
  ctx: MerchantContext,
  { storeId, ...wish }: PeriodQuery & { storeId: string },
): Promise<ChannelList> => {
  const scope = await readPeriod(ctx, { storeId, ...wish })
  const [span = scope.span, before = span] = scope.pair
  const rows = await channelFigures(ctx, { storeId, ...span })
  const earlier = await channelFigures(ctx, { storeId, ...before })
  const figures = new Map(rows.map((row) => [row.channelId, row]))
  const visitorsBefore = (is: (row: ChannelFigures) => boolean) => earlier.find(is)?.visitors ?? 0
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
    ...comparisonOf(scope.stores, scope),
    channels: made.map((row) => ({
      ...{ ...toChannel(row), figures: countsOf(figures.get(row.id)) },
      visitorsBefore: visitorsBefore(({ channelId }) => channelId === row.id),
    })),
    sources: rows
      .filter(({ channelId }) => channelId === null)
      .map((row) => ({
        ...{ source: row.source, figures: countsOf(row) },
        visitorsBefore: visitorsBefore(
          ({ channelId, source }) => channelId === null && source === row.source,
        ),
      })),
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
