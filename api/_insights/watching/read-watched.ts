import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import { channels, redemptions, staff, vouchers } from '../../../db/schema/index.js'
import { dayAfter, instantOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { getStore, type Hours } from '../../_storefront/index.js'
import { countedSessions, scopeOf } from '../counted-sessions.js'
import { figuresOf } from '../figures/figures-of.js'
import { addTo, type Calendar, calendarOf, type HourTable, LEARNS_DAYS, lastHour } from './hours.js'
import type { ChannelTables } from './look-at-channels.js'
import { type FigureTables, isWatched } from './look-at-figures.js'
import type { Redeemed } from './look-at-redemptions.js'

/** What a store is watched by at a moment: eight weeks of its hours. */
export type Watched = {
  calendar: Calendar
  figures: FigureTables
  ways: ChannelTables
  redeemed: Redeemed[]
}

/** Reads what is needed to look at a store at `ctx.now`; fails with `not_found`. */
export const readWatched = async (ctx: MerchantContext, storeId: string): Promise<Watched> => {
  const { hours } = await getStore(ctx, storeId)
  const { on } = lastHour(ctx.now, hours.timeZone)
  // A channel’s silence may have begun some days ago, and is measured against the eight weeks before.
  const span = { from: dayAfter(on, -2 * LEARNS_DAYS), to: on }
  const figures = await readFigures(ctx, storeId, { from: dayAfter(on, -LEARNS_DAYS), to: on })
  const ways = await readWays(ctx, storeId, hours, span)
  const tables = [...Object.values(figures), ways.all]
  // Only a tick needs the holidays.
  const { isSpecialDay } = await import('./holidays.js')
  return {
    calendar: calendarOf(hours, firstDayOf(tables, on), isSpecialDay),
    ...{ figures, ways },
    redeemed: await readRedeemed(ctx, storeId, instantOf(span.from, 0, hours.timeZone)),
  }
}

type Span = { from: string; to: string }

const firstDayOf = (tables: HourTable[], on: string) =>
  tables.flatMap((table) => [...table.keys()]).sort()[0] ?? on

const readFigures = async (ctx: MerchantContext, storeId: string, span: Span): Promise<FigureTables> => {
  const tables: FigureTables = {}
  for (const { figure, at, value } of await figuresOf(ctx, {
    storeIds: [storeId],
    bucket: 'hour',
    ...span,
  })) {
    if (!isWatched(figure)) continue
    tables[figure] ??= new Map()
    addTo(tables[figure], at, value)
  }
  return tables
}

/** All sessions that count for the store, and those by each of its channels that is still in use. */
const readWays = async (
  ctx: MerchantContext,
  storeId: string,
  { timeZone }: Hours,
  span: Span,
): Promise<ChannelTables> => {
  const began = sql`to_char(s.started_at at time zone ${timeZone}, 'YYYY-MM-DD"T"HH24')`
  const rows = await ctx.db
    .select({
      hour: sql<string>`f.hour`,
      channelId: sql<string | null>`f.channel_id`.mapWith(channels.id),
      count: sql`f.count`.mapWith(Number),
    })
    .from(
      sql`(select ${began} as hour, s.channel_id, count(*) as count
        from ${countedSessions(scopeOf(ctx, { storeId, timeZone, ...span }))} group by 1, 2) f`,
    )
  const made = await ctx.db
    .select({ channelId: channels.id })
    .from(channels)
    .where(
      and(eq(channels.merchantId, ctx.merchantId), eq(channels.storeId, storeId), isNull(channels.endedAt)),
    )
  const tableOf = (counted: typeof rows): HourTable => {
    const table: HourTable = new Map()
    for (const { hour, count } of counted) addTo(table, hour, count)
    return table
  }
  return {
    all: tableOf(rows),
    channels: made.map(({ channelId }) => ({
      channelId,
      sessions: tableOf(rows.filter((row) => row.channelId === channelId)),
    })),
  }
}

const readRedeemed = async (ctx: MerchantContext, storeId: string, since: Date): Promise<Redeemed[]> =>
  ctx.db
    .select({
      id: redemptions.id,
      at: redemptions.redeemedAt,
      claimedAt: vouchers.claimedAt,
      staffId: postOf(ctx, storeId),
    })
    .from(redemptions)
    .innerJoin(
      vouchers,
      and(eq(vouchers.merchantId, redemptions.merchantId), eq(vouchers.id, redemptions.voucherId)),
    )
    .where(
      and(
        eq(redemptions.merchantId, ctx.merchantId),
        eq(redemptions.storeId, storeId),
        gte(redemptions.redeemedAt, since),
        isNull(redemptions.reversedAt),
      ),
    )

/** The post in the store, or the owner's, of who redeemed. */
const postOf = ({ merchantId }: MerchantContext, storeId: string) =>
  sql<string | null>`(
    select post.id from staff post
    where post.merchant_id = ${sql.param(merchantId, staff.merchantId)} and post.person_id = ${redemptions.redeemedBy}
      and (post.store_id = ${sql.param(storeId, staff.storeId)} or post.store_id is null)
    order by post.store_id nulls last, post.created_at limit 1)`.mapWith(staff.id)
