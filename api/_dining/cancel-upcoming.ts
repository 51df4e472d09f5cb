import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { reservations, tableOccupancies } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { recordEvent } from '../_tracking/index.js'

/** Takes back what people who are no more had booked for later; their tables are free again. */
export const cancelUpcoming = async (ctx: MerchantContext, personIds: string[]) => {
  const { db, merchantId, now } = ctx
  if (personIds.length === 0) return
  const upcoming = await db
    .select()
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, merchantId),
        inArray(reservations.personId, personIds),
        eq(reservations.status, 'booked'),
        gt(reservations.startsAt, now),
      ),
    )
    .orderBy(asc(reservations.id))
    .for('update')
  for (const { id, storeId, tableId, partySize } of upcoming) {
    await db
      .update(reservations)
      .set({ status: 'canceled', settledAt: now })
      .where(and(eq(reservations.merchantId, merchantId), eq(reservations.id, id)))
    await db
      .update(tableOccupancies)
      .set({ active: false })
      .where(and(eq(tableOccupancies.merchantId, merchantId), eq(tableOccupancies.reservationId, id)))
    await recordEvent(ctx, {
      ...{ name: 'reservation_canceled', personKey: null, storeId },
      properties: { reservationId: id, tableId, partySize },
    })
  }
}
