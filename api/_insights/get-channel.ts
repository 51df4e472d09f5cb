import { and, asc, between, eq, sql } from 'drizzle-orm'
import { channelCosts, channels } from '../../db/schema/index.js'
import { dayAfter } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { getStore } from '../_storefront/index.js'
import { getChannel } from '../_tracking/index.js'
import { channelFigures } from './channel-figures.js'
import type { ChannelDetail, SpanQuery } from './contract.js'
import { countedSessions, type Scope, scopeOf } from './counted-sessions.js'
import { countsOf } from './list-channels.js'
import { daysAsked } from './scope.js'

/** One channel of a store: what it brought and cost, in all and by day. Fails with `not_found`. */
export const getChannelDetail = async (
  ctx: MerchantContext,
  { channelId, storeId, ...wish }: SpanQuery & { storeId: string; channelId: string },
): Promise<ChannelDetail> => {
  const channel = await getChannel(ctx, { storeId, channelId })
  const { timeZone } = await getStore(ctx, storeId)
  const { days, ...asked } = daysAsked(ctx.now, timeZone, wish)
  const span = { storeId, timeZone, ...asked }
  const rows = await channelFigures(ctx, span)
  const figures = countsOf(rows.find((row) => row.channelId === channelId))
  const visitors = await countVisitorsByDay(scopeOf(ctx, span), channelId)
  const eachOf = (count: number) =>
    count > 0 && figures.costFen > 0 ? Math.round(figures.costFen / count) : null
  return {
    ...channel,
    ...{ from: span.from, to: span.to, figures },
    each: {
      fanFen: eachOf(figures.fans),
      memberFen: eachOf(figures.members),
      visitFen: eachOf(figures.visits),
    },
    daily: Array.from({ length: days }, (_, ahead) => dayAfter(span.from, ahead)).map((on) => ({
      on,
      visitors: visitors.get(on) ?? 0,
    })),
    costs: await listCosts(ctx, channelId, span),
  }
}

const countVisitorsByDay = async (scope: Scope, channelId: string) => {
  const rows = await scope.ctx.db
    .select({
      on: sql<string>`(s.started_at at time zone ${scope.timeZone})::date::text`,
      visitors: sql`count(distinct s.visitor_id)`.mapWith(Number),
    })
    .from(sql`${countedSessions(scope)} and s.channel_id = ${sql.param(channelId, channels.id)}`)
    .groupBy(sql`1`)
  return new Map(rows.map(({ on, visitors }) => [on, visitors]))
}

const listCosts = (ctx: MerchantContext, channelId: string, { from, to }: { from: string; to: string }) =>
  ctx.db
    .select({ on: channelCosts.on, amountFen: channelCosts.amountFen })
    .from(channelCosts)
    .where(
      and(
        eq(channelCosts.merchantId, ctx.merchantId),
        eq(channelCosts.channelId, channelId),
        between(channelCosts.on, from, to),
      ),
    )
    .orderBy(asc(channelCosts.on))
