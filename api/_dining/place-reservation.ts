import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { databaseErrorCode } from '../../db/client.js'
import { reservations, tableOccupancies, tables } from '../../db/schema/index.js'
import { keepContact, noteDeliberateAct, personColumns } from '../_members/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { putWork } from '../_platform/due-work.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import { closureReason, getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import { findSlot, fits } from './availability.js'
import type { ReminderDue, Reservation, ReservationRequest } from './contract.js'
import { getReservation } from './queries.js'
import { REMINDER_HOURS, UPCOMING_LIMIT } from './vocabulary.js'

const EXCLUSION_VIOLATION = '23P01'

type Span = { tableId: string; startsAt: Date; endsAt: Date }

/**
 * Books a table for the actor. Fails with `slot_unavailable`, `day_closed`, `party_does_not_fit`, `phone_needed`,
 * `reservation_limit`, or `table_unavailable` when somebody else has the table at any moment of the time.
 */
export const placeReservation = async (
  ctx: Context,
  input: ReservationRequest & { storeId: string },
): Promise<Reservation> => {
  const { merchantId, now, actor } = ctx
  const store = await getStore(ctx, input.storeId)
  const table = await getTable(ctx, input.storeId, input.tableId)
  const startsAt = new Date(input.startsAt)
  if (closureReason(store.hours, shopDayOf(startsAt, store.timeZone))) fail('day_closed')
  const slot = findSlot(store.hours, startsAt, input.partySize, now) ?? fail('slot_unavailable')
  if (!fits(table, input.partySize)) fail('party_does_not_fit')
  const span = { tableId: table.id, startsAt, endsAt: slot.endsAt }
  // Whoever comes too late need not wait in line for the table to hear so.
  await checkFree(ctx, span)
  const contact = await keepContact(ctx, { name: input.contactName, phone: input.contactPhone })

  await lockInOrder(ctx.db, [`table:${merchantId}:${table.id}`, `upcoming:${merchantId}:${actor.personId}`])
  await checkFree(ctx, span)
  // Somebody may just have taken it out of the room.
  await getTable(ctx, store.id, table.id)
  await checkLimit(ctx)

  const columns = personColumns(ctx)
  const id = newId('rsv', now)
  await ctx.db.insert(reservations).values({
    ...{ merchantId, id, storeId: store.id, personId: actor.personId, ...span },
    partySize: input.partySize,
    status: 'booked',
    contactNameSealed: contact.name && columns.name.seal(contact.name),
    contactPhoneSealed: columns.phone.seal(contact.phone),
    phoneTailHash: columns.tail.lookup(contact.phone),
    createdAt: now,
  })
  await occupy(ctx, { ...span, storeId: store.id, reservationId: id })

  const { personId, personKey } = actor
  await noteDeliberateAct(ctx, { personId, personKey, storeId: store.id, by: 'booking' })
  await recordEvent(ctx, {
    name: 'reservation_placed',
    personKey,
    storeId: store.id,
    properties: { reservationId: id, tableId: table.id, partySize: input.partySize },
  })
  await putReminder(ctx, id, startsAt)
  return getReservation(ctx, id)
}

const getTable = async (ctx: Context, storeId: string, tableId: string) => {
  const [table] = await ctx.db
    .select()
    .from(tables)
    .where(
      and(
        eq(tables.merchantId, ctx.merchantId),
        eq(tables.storeId, storeId),
        eq(tables.id, tableId),
        isNull(tables.removedAt),
      ),
    )
  return table ?? fail('not_found')
}

// Sending is for a room above this one, so it travels by the queue.
const putReminder = async (ctx: Context, reservationId: string, startsAt: Date) => {
  const dueAt = new Date(startsAt.getTime() - REMINDER_HOURS * 3_600_000)
  if (dueAt <= ctx.now) return
  const data: ReminderDue = { merchantId: ctx.merchantId, reservationId }
  await putWork(ctx, { kind: 'remindOfReservation', data }, { dueAt })
}

const checkLimit = async (ctx: Context) => {
  const [upcoming] = await ctx.db
    .select({ count: count() })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.personId, ctx.actor.personId),
        eq(reservations.status, 'booked'),
        gt(reservations.startsAt, ctx.now),
      ),
    )
  if ((upcoming?.count ?? 0) >= UPCOMING_LIMIT) fail('reservation_limit')
}

const checkFree = async (ctx: Context, { tableId, startsAt, endsAt }: Span) => {
  const [other] = await ctx.db
    .select({ id: tableOccupancies.id })
    .from(tableOccupancies)
    .where(
      and(
        eq(tableOccupancies.merchantId, ctx.merchantId),
        eq(tableOccupancies.tableId, tableId),
        eq(tableOccupancies.active, true),
        sql`${tableOccupancies.period} && tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()})`,
      ),
    )
    .limit(1)
  if (other) fail('table_unavailable')
}

const occupy = async (ctx: Context, span: Span & { storeId: string; reservationId: string }) => {
  const { tableId, startsAt, endsAt, storeId, reservationId } = span
  try {
    await ctx.db.insert(tableOccupancies).values({
      ...{ merchantId: ctx.merchantId, id: newId('occ', ctx.now), storeId, tableId, reservationId },
      period: { start: startsAt, end: endsAt },
      active: true,
    })
  } catch (error) {
    if (databaseErrorCode(error) === EXCLUSION_VIOLATION) fail('table_unavailable')
    throw error
  }
}
