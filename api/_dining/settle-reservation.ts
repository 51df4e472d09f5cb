import { and, eq } from 'drizzle-orm'
import { reservations } from '../../db/schema/index.js'
import { recordVisit } from '../_members/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { getStore } from '../_storefront/index.js'
import { recordEvent } from '../_tracking/index.js'
import type { Reservation, StoreReservation } from './contract.js'
import { getReservation, getStoreReservation } from './queries.js'
import { getForUpdate, type Owner } from './reservation-for-update.js'
import { decideReservation } from './reservation-rules.js'
import { releaseTable } from './table-time.js'

const EVENT_OF = {
  seat: 'reservation_seated',
  markNoShow: 'reservation_no_show',
  cancel: 'reservation_canceled',
} as const

type OfStore = { storeId: string; reservationId: string }

/** The party is here. Fails with `reservation_settled` or `reservation_too_early`. */
export const seatReservation = async (ctx: Context, input: OfStore): Promise<StoreReservation> => {
  const row = await settle(ctx, 'seat', input.reservationId, { storeId: input.storeId })
  const store = await getStore(ctx, row.storeId)
  const on = shopDayOf(ctx.now, store.timeZone)
  await recordVisit(ctx, { personId: row.personId, storeId: row.storeId, on, causeId: row.id })
  return getStoreReservation(ctx, row.id)
}

/** The party did not come; the table is free again. Fails with `reservation_settled` or `reservation_not_due`. */
export const markNoShow = async (ctx: Context, input: OfStore): Promise<StoreReservation> => {
  const row = await settle(ctx, 'markNoShow', input.reservationId, { storeId: input.storeId })
  return getStoreReservation(ctx, row.id)
}

/** The actor takes a booking back before its time; the table is free again. Fails with `reservation_settled` or `reservation_begun`. */
export const cancelReservation = async (
  ctx: Context,
  input: { reservationId: string },
): Promise<Reservation> => {
  const row = await settle(ctx, 'cancel', input.reservationId, { personId: ctx.actor.personId })
  return getReservation(ctx, row.id)
}

const settle = async (ctx: Context, command: keyof typeof EVENT_OF, reservationId: string, owner: Owner) => {
  const { merchantId, now } = ctx
  const { row, personKey } = await getForUpdate(ctx, reservationId, owner)
  const decision = decideReservation(command, row, now)
  if ('refused' in decision) return fail(decision.refused)
  await ctx.db
    .update(reservations)
    .set({ status: decision.to, settledAt: now })
    .where(and(eq(reservations.merchantId, merchantId), eq(reservations.id, row.id)))
  if (!decision.keepsTable) await releaseTable(ctx, row.id)
  await recordEvent(ctx, {
    name: EVENT_OF[command],
    personKey,
    storeId: row.storeId,
    properties: { reservationId: row.id, tableId: row.tableId, partySize: row.partySize },
  })
  return row
}
