import { and, count, desc, eq, gt, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import {
  events,
  offers,
  people,
  redemptions,
  reservations,
  storeGuests,
  tables,
  vouchers,
} from '../../db/schema/index.js'
import { getPerson, mapPeopleForStaff, maskPhone, personColumns } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { OfferId, TableId } from '../_platform/contract.js'
import { fail } from '../_platform/errors.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { Guest, GuestPage, GuestQuery, Timeline } from './contract.js'

type PageInput = { cursor?: string; limit: number }
type OfGuest = { storeId: string; personId: string }

/** The store's guests, who acted last first; of a tail those whose phone ends so. */
export const listGuests = async (
  ctx: MerchantContext,
  { storeId, tail, cursor, limit }: GuestQuery & { storeId: string },
): Promise<GuestPage> => {
  const after = readCursor(cursor, 'psn')
  const rows = await ctx.db
    .select()
    .from(storeGuests)
    .where(
      and(
        eq(storeGuests.merchantId, ctx.merchantId),
        eq(storeGuests.storeId, storeId),
        tail ? inArray(storeGuests.personId, whosePhoneEndsIn(ctx, tail)) : undefined,
        after
          ? sql`(${storeGuests.lastActAt}, ${storeGuests.personId}) < (${after.at.toISOString()}, ${sql.param(after.id, storeGuests.personId)})`
          : undefined,
      ),
    )
    .orderBy(desc(storeGuests.lastActAt), desc(storeGuests.personId))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.lastActAt, id: row.personId }))
  const known = await mapPeopleForStaff(
    ctx,
    page.items.map((row) => row.personId),
  )
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap(({ personId, lastActAt }) => {
      const person = known.get(personId)
      return person ? [{ ...person, lastActAt: lastActAt.toISOString() }] : []
    }),
  }
}

const whosePhoneEndsIn = (ctx: MerchantContext, tail: string) =>
  ctx.db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        eq(people.phoneTailHash, personColumns(ctx).tail.lookup(tail)),
      ),
    )

/** Everything the store knows of one of its guests, composed across the rooms; fails with `not_found` for anybody else's. */
export const getGuest = async (ctx: MerchantContext, input: OfGuest): Promise<Guest> => {
  await requireGuest(ctx, input)
  const person = await getPerson(ctx, input.personId)
  return {
    personId: person.id,
    name: person.name,
    phoneMasked: person.phone && maskPhone(person.phone),
    fanSince: person.fanAt?.toISOString() ?? null,
    memberSince: person.memberAt?.toISOString() ?? null,
    isRegular: person.regularAt !== null,
    visits: person.visits,
    lastVisitOn: person.lastVisitOn,
    noShows: await countNoShows(ctx, input),
    ...(await sumRedemptions(ctx, input)),
    liveVouchers: await countLiveVouchers(ctx, input),
  }
}

const requireGuest = async (ctx: MerchantContext, { storeId, personId }: OfGuest) => {
  const [guest] = await ctx.db
    .select({ personId: storeGuests.personId })
    .from(storeGuests)
    .where(
      and(
        eq(storeGuests.merchantId, ctx.merchantId),
        eq(storeGuests.storeId, storeId),
        eq(storeGuests.personId, personId),
      ),
    )
  if (!guest) fail('not_found')
}

const countNoShows = async (ctx: MerchantContext, { storeId, personId }: OfGuest) => {
  const [row] = await ctx.db
    .select({ count: count() })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.storeId, storeId),
        eq(reservations.personId, personId),
        eq(reservations.status, 'noShow'),
      ),
    )
  return row?.count ?? 0
}

const sumRedemptions = async (ctx: MerchantContext, { storeId, personId }: OfGuest) => {
  const [row] = await ctx.db
    .select({
      redemptions: count(),
      savedFen: sql`coalesce(sum(${redemptions.discountFen}), 0)`.mapWith(Number),
      averageBillFen: sql<string | null>`round(avg(${redemptions.billFen}))`,
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
        isNull(redemptions.reversedAt),
        eq(vouchers.personId, personId),
      ),
    )
  if (!row) return { redemptions: 0, savedFen: 0, averageBillFen: null }
  return { ...row, averageBillFen: row.averageBillFen === null ? null : Number(row.averageBillFen) }
}

const countLiveVouchers = async (ctx: MerchantContext, { personId }: OfGuest) => {
  const [row] = await ctx.db
    .select({ count: count() })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.merchantId, ctx.merchantId),
        eq(vouchers.personId, personId),
        eq(vouchers.status, 'live'),
        gt(vouchers.expiresAt, ctx.now),
      ),
    )
  return row?.count ?? 0
}

// Too many of these would drown what a manager looks for.
const UNTOLD = [
  ...['app_shown', 'app_hidden', 'app_failed', 'events_dropped', 'page_viewed', 'tapped'],
  ...['offer_exposed', 'dish_exposed', 'menu_searched', 'slot_chosen', 'table_chosen', 'booking_started'],
  ...['booking_submitted', 'claim_submitted', 'membership_started', 'membership_submitted', 'voucher_shown'],
]

/** The guest's entries in the ledger that happened in this store or in none, newest first. */
export const getTimeline = async (
  ctx: MerchantContext,
  { storeId, personId, cursor, limit }: PageInput & OfGuest,
): Promise<Timeline> => {
  await requireGuest(ctx, { storeId, personId })
  const { personKey } = await getPerson(ctx, personId)
  const after = readCursor(cursor, '')
  const rows = await ctx.db
    .select()
    .from(events)
    .where(
      and(
        eq(events.merchantId, ctx.merchantId),
        eq(events.personKey, personKey),
        notInArray(events.name, UNTOLD),
        or(eq(events.storeId, storeId), isNull(events.storeId)),
        after
          ? sql`(${events.occurredAt}, ${events.id}) < (${after.at.toISOString()}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(events.occurredAt), desc(events.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.occurredAt, id: row.id }))
  const subjects = await mapSubjects(ctx, page.items)
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      id: row.id,
      name: row.name,
      occurredAt: row.occurredAt.toISOString(),
      storeId: row.storeId,
      properties: row.properties,
      subject: subjects.get(String(row.properties.offerId ?? row.properties.tableId)) ?? null,
    })),
  }
}

type EventRow = typeof events.$inferSelect

const mapSubjects = async (ctx: MerchantContext, rows: EventRow[]) => {
  const named = (property: string, schema: typeof OfferId) =>
    rows.flatMap(({ properties }) => schema.safeParse(properties[property]).data ?? [])
  const [offerIds, tableIds] = [named('offerId', OfferId), named('tableId', TableId)]
  const titles = offerIds.length
    ? await ctx.db
        .select({ id: offers.id, text: offers.title })
        .from(offers)
        .where(and(eq(offers.merchantId, ctx.merchantId), inArray(offers.id, offerIds)))
    : []
  const labels = tableIds.length
    ? await ctx.db
        .select({ id: tables.id, text: tables.label })
        .from(tables)
        .where(and(eq(tables.merchantId, ctx.merchantId), inArray(tables.id, tableIds)))
    : []
  return new Map([...titles, ...labels].map(({ id, text }) => [id, text]))
}
