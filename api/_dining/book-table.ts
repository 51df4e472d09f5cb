import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { reservations, tables } from '../../db/schema/index.js'
import { noteDeliberateAct, personColumns } from '../_members/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { putWork } from '../_platform/due-work.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import { closureReason, getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import { findSlot, fits } from './availability.js'
import type { ReminderDue, ReservationRequest } from './contract.js'
import { checkFree, occupy, type Span } from './table-time.js'
import { REMINDER_HOURS, UPCOMING_LIMIT } from './vocabulary.js'

type Wish = Span & { storeId: string; partySize: number }

type Guest = {
  personId: string
  personKey: string
  contact: { name: string | null; phone: string }
  /** The member of staff who wrote it down at the telephone; null when the guest booked. */
  takenBy: string | null
}

/** What is wished for, once the store's hours and the table allow it. Whoever comes too late need not wait in line for the table to hear so. */
export const checkWish = async (
  ctx: Context,
  input: Pick<ReservationRequest, 'tableId' | 'partySize' | 'startsAt'> & { storeId: string },
): Promise<Wish> => {
  const { storeId, partySize } = input
  const store = await getStore(ctx, storeId)
  const table = await getTable(ctx, storeId, input.tableId)
  const startsAt = new Date(input.startsAt)
  if (closureReason(store.hours, shopDayOf(startsAt, store.timeZone))) fail('day_closed')
  const slot = findSlot(store.hours, startsAt, partySize, ctx.now) ?? fail('slot_unavailable')
  if (!fits(table, partySize)) fail('party_does_not_fit')
  const wish = { storeId, partySize, tableId: table.id, startsAt, endsAt: slot.endsAt }
  await checkFree(ctx, wish)
  return wish
}

/** Gives the guest the table that was wished for; answers the booking's id. Fails with `reservation_limit` or `table_unavailable`. */
export const bookTable = async (ctx: Context, wish: Wish, guest: Guest): Promise<string> => {
  const { merchantId, now } = ctx
  const { storeId, tableId, partySize, startsAt, endsAt } = wish
  const { personId, personKey, contact, takenBy } = guest
  await lockInOrder(ctx.db, [`table:${merchantId}:${tableId}`, `upcoming:${merchantId}:${personId}`])
  await checkFree(ctx, wish)
  // Somebody may just have taken it out of the room.
  await getTable(ctx, storeId, tableId)
  await checkLimit(ctx, guest)

  const columns = personColumns(ctx)
  const id = newId('rsv', now)
  await ctx.db.insert(reservations).values({
    ...{ merchantId, id, storeId, personId, tableId, partySize, startsAt, endsAt, takenBy },
    status: 'booked',
    contactNameSealed: contact.name && columns.name.seal(contact.name),
    contactPhoneSealed: columns.phone.seal(contact.phone),
    phoneTailHash: columns.tail.lookup(contact.phone),
    createdAt: now,
  })
  await occupy(ctx, { ...wish, reservationId: id })

  const by = takenBy ? 'telephone' : 'booking'
  await noteDeliberateAct(ctx, { personId, personKey, storeId, by })
  await recordEvent(ctx, {
    name: 'reservation_placed',
    personKey,
    storeId,
    properties: {
      ...{ reservationId: id, tableId, partySize },
      ...(takenBy ? { channel: 'telephone' } : {}),
    },
  })
  await putReminder(ctx, id, startsAt)
  return id
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

const checkLimit = async (ctx: Context, { personId, takenBy }: Guest) => {
  const [upcoming] = await ctx.db
    .select({ count: count() })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.personId, personId),
        eq(reservations.status, 'booked'),
        gt(reservations.startsAt, ctx.now),
      ),
    )
  if ((upcoming?.count ?? 0) < UPCOMING_LIMIT) return
  fail('reservation_limit', takenBy ? '这位客人已经有三个没到的订座了，先取消一个再记。' : undefined)
}
