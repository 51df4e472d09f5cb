import { and, between, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import {
  people,
  redemptions,
  reservations,
  staff,
  storeVisitors,
  visitors,
  visits,
  vouchers,
} from '../../db/schema/index.js'
import { dayAfter, instantOf, shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { getStore, periodsOn } from '../_storefront/index.js'
import type { Pulse } from './contract.js'

type Span = { from: string; to: string }
type Wish = { storeId: string; period: 'today' | 'week' }

const DAYS = { today: 1, week: 7 } as const

/** A store's figures of today or the last seven shop days, each beside the same span before it. */
export const getPulse = async (ctx: MerchantContext, { storeId, period }: Wish): Promise<Pulse> => {
  const store = await getStore(ctx, storeId)
  const days = DAYS[period]
  const to = shopDayOf(ctx.now, store.timeZone)
  const span = { from: dayAfter(to, 1 - days), to }
  const before = { from: dayAfter(span.from, -days), to: dayAfter(span.from, -1) }
  const scope = { ctx, storeId, timeZone: store.timeZone }

  const now = await countFigures(scope, span)
  const past = await countFigures(scope, before)
  const figure = (name: keyof typeof now) => ({ now: now[name], before: past[name] })
  const perDay = await countVisitsByDay(scope, span)
  return {
    storeId,
    ...span,
    figures: {
      visits: figure('visits'),
      fans: figure('fans'),
      members: figure('members'),
      bookings: figure('bookings'),
      claims: figure('claims'),
      redemptions: figure('redemptions'),
    },
    funnel: await countFunnel(scope, span),
    daily: Array.from({ length: days }, (_, ahead) => dayAfter(span.from, ahead)).map((on) => ({
      on,
      open: periodsOn(store.hours, on).length > 0,
      visits: perDay.get(on) ?? 0,
    })),
  }
}

type Scope = { ctx: MerchantContext; storeId: string; timeZone: string }

const countFigures = async ({ ctx, storeId, timeZone }: Scope, span: Span) => {
  const start = instantOf(span.from, 0, timeZone)
  const end = instantOf(dayAfter(span.to, 1), 0, timeZone)
  const ofStore = (table: PgTable & { merchantId: PgColumn }, store: PgColumn, at: PgColumn, only?: SQL) =>
    countRows(
      ctx,
      table,
      and(eq(table.merchantId, ctx.merchantId), eq(store, storeId), gte(at, start), lt(at, end), only),
    )

  return {
    visits: await countRows(
      ctx,
      visits,
      and(
        eq(visits.merchantId, ctx.merchantId),
        eq(visits.storeId, storeId),
        between(visits.on, span.from, span.to),
      ),
    ),
    fans: await ofStore(people, people.fanStoreId, people.fanAt),
    members: await ofStore(people, people.memberStoreId, people.memberAt),
    bookings: await ofStore(reservations, reservations.storeId, reservations.createdAt),
    claims: await ofStore(vouchers, vouchers.claimedStoreId, vouchers.claimedAt),
    redemptions: await ofStore(
      redemptions,
      redemptions.storeId,
      redemptions.redeemedAt,
      isNull(redemptions.reversedAt),
    ),
  }
}

const countRows = async (ctx: MerchantContext, table: PgTable, where: SQL | undefined) => {
  const [row] = await ctx.db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(table)
    .where(where)
  return row?.count ?? 0
}

const countVisitsByDay = async ({ ctx, storeId }: Scope, span: Span) => {
  const rows = await ctx.db
    .select({ on: visits.on, count: sql`count(*)`.mapWith(Number) })
    .from(visits)
    .where(
      and(
        eq(visits.merchantId, ctx.merchantId),
        eq(visits.storeId, storeId),
        between(visits.on, span.from, span.to),
      ),
    )
    .groupBy(visits.on)
  return new Map(rows.map((row) => [row.on, row.count]))
}

/** Each visitor once, under the person the device turned out to belong to; staff are no visitors. A later stage implies the earlier ones. */
const countFunnel = async ({ ctx, storeId }: Scope, span: Span) => {
  const [row] = await ctx.db
    .select({
      visitors: countWho(sql`true`),
      fans: countWho(sql`(${people.fanAt} is not null or ${people.memberAt} is not null)`),
      members: countWho(sql`${people.memberAt} is not null`),
      regulars: countWho(sql`${people.memberAt} is not null and ${people.regularAt} is not null`),
    })
    .from(storeVisitors)
    .leftJoin(
      visitors,
      and(eq(visitors.merchantId, storeVisitors.merchantId), eq(visitors.visitorId, storeVisitors.who)),
    )
    .leftJoin(known, and(eq(known.merchantId, storeVisitors.merchantId), eq(known.personKey, whoIsIt)))
    .leftJoin(
      people,
      and(
        eq(people.merchantId, known.merchantId),
        eq(people.id, sql`coalesce(${known.mergedInto}, ${known.id})`),
      ),
    )
    .leftJoin(staff, and(eq(staff.merchantId, people.merchantId), eq(staff.personId, people.id)))
    .where(
      and(
        eq(storeVisitors.merchantId, ctx.merchantId),
        eq(storeVisitors.storeId, storeId),
        between(storeVisitors.on, span.from, span.to),
        sql`${staff.id} is null`,
        isNull(visitors.botAt),
      ),
    )
  return row ?? { visitors: 0, fans: 0, members: 0, regulars: 0 }
}

const whoIsIt = sql`coalesce(case when ${visitors.sharedAt} is null then ${visitors.personKey} end, ${storeVisitors.who})`

// Keys lead to who was merged as well; figures are of who they became.
const known = alias(people, 'known')

const countWho = (condition: SQL) =>
  sql`count(distinct coalesce(${people.personKey}, ${whoIsIt})) filter (where ${condition})`.mapWith(Number)
