import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { events } from '../../db/schema/index.js'
import { keysOfPerson } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { DishId, OfferId, TableId } from '../_platform/contract.js'
import { readCursor, toPage } from '../_platform/paging.js'
import { type ClientEventName, EVENTS } from '../_tracking/index.js'
import type { Timeline } from './contract.js'
import { devicesOf } from './devices-of.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'
import { mapLabels } from './labels.js'

type PageInput = { cursor?: string; limit: number }

// Everything else would drown what a manager looks for.
const TOLD_OF_PHONES: ClientEventName[] = [
  ...(['app_opened', 'offer_viewed', 'dish_viewed', 'menu_searched', 'share_tapped'] as const),
  ...(['booking_refused', 'claim_refused', 'membership_refused'] as const),
]
const TOLD = Object.entries(EVENTS).flatMap(([name, { source }]) =>
  source === 'server' || TOLD_OF_PHONES.includes(name as ClientEventName) ? name : [],
)

const SUBJECTS = { offerId: OfferId, tableId: TableId, dishId: DishId }

/** What the ledger tells of a guest, under all their pseudonyms, that happened in this store or in none; newest first. */
export const getTimeline = async (
  ctx: MerchantContext,
  { cursor, limit, ...of }: PageInput & OfGuest,
): Promise<Timeline> => {
  const { id: personId } = await getGuestOfStore(ctx, of)
  const keys = await keysOfPerson(ctx, personId)
  const after = readCursor(cursor, '')
  const rows = await ctx.db
    .select()
    .from(events)
    .where(
      and(
        eq(events.merchantId, ctx.merchantId),
        or(
          inArray(events.personKey, keys),
          and(isNull(events.personKey), inArray(events.visitorId, devicesOf(ctx, keys))),
        ),
        inArray(events.name, TOLD),
        eq(events.staff, false),
        eq(events.bot, false),
        or(eq(events.storeId, of.storeId), isNull(events.storeId)),
        after
          ? sql`(${events.occurredAt}, ${events.id}) < (${after.at.toISOString()}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(events.occurredAt), desc(events.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.occurredAt, id: row.id }))
  const labels = await mapLabels(ctx, page.items.flatMap(subjectOf))
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      id: row.id,
      name: row.name,
      occurredAt: row.occurredAt.toISOString(),
      storeId: row.storeId,
      properties: row.properties,
      subject: labels.get(subjectOf(row)[0] ?? '') ?? null,
    })),
  }
}

/** The id of what an event was about, as far as it is one. */
const subjectOf = ({ properties }: typeof events.$inferSelect): string[] =>
  Object.entries(SUBJECTS).flatMap(([property, schema]) => schema.safeParse(properties[property]).data ?? [])
