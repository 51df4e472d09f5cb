import { and, eq, sql } from 'drizzle-orm'
import { databaseErrorCode } from '../../db/client.js'
import { tableOccupancies } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'

const EXCLUSION_VIOLATION = '23P01'

export type Span = { tableId: string; startsAt: Date; endsAt: Date }

/** Fails with `table_unavailable`, and `words` if there are better ones, when somebody has the table at any moment of the time. */
export const checkFree = async (ctx: Context, { tableId, startsAt, endsAt }: Span, words?: string) => {
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
  if (other) fail('table_unavailable', words)
}

/** Keeps the table for a booking. Fails with `table_unavailable`. */
export const occupy = async (ctx: Context, span: Span & { storeId: string; reservationId: string }) => {
  const { tableId, startsAt, endsAt, storeId, reservationId } = span
  const period = { start: startsAt, end: endsAt }
  await refuseOverlap(
    ctx.db.insert(tableOccupancies).values({
      ...{ merchantId: ctx.merchantId, id: newId('occ', ctx.now), storeId, tableId, reservationId, period },
      active: true,
    }),
  )
}

/** The table of a booking is free again. */
export const releaseTable = async (ctx: Context, reservationId: string) => {
  await ctx.db.update(tableOccupancies).set({ active: false }).where(ofReservation(ctx, reservationId))
}

/** A booking has its table again. Fails with `table_unavailable`. */
export const takeTableAgain = async (ctx: Context, reservationId: string) => {
  const taken = ctx.db.update(tableOccupancies).set({ active: true }).where(ofReservation(ctx, reservationId))
  await refuseOverlap(taken)
}

const ofReservation = (ctx: Context, reservationId: string) =>
  and(eq(tableOccupancies.merchantId, ctx.merchantId), eq(tableOccupancies.reservationId, reservationId))

const refuseOverlap = async (written: PromiseLike<unknown>) => {
  try {
    await written
  } catch (error) {
    if (databaseErrorCode(error) === EXCLUSION_VIOLATION) fail('table_unavailable')
    throw error
  }
}
