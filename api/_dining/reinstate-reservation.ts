import { and, eq, isNull } from 'drizzle-orm'
import { reservations, tables } from '../../db/schema/index.js'
import { takeBackVisit } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import { recordEvent } from '../_tracking/index.js'
import type { StoreReservation } from './contract.js'
import { getStoreReservation } from './queries.js'
import { getForUpdate } from './reservation-for-update.js'
import { decideReinstatement } from './reservation-rules.js'
import { checkFree, takeTableAgain } from './table-time.js'

type Row = typeof reservations.$inferSelect

/**
 * Takes back a seating or a no-show of the last minutes: the party is awaited again, at its table. Fails with
 * `reservation_standing`, `reservation_settled`, `reinstatement_too_late`, or `table_unavailable` when the table went to somebody else.
 */
export const reinstateReservation = async (
  ctx: Context,
  { storeId, reservationId }: { storeId: string; reservationId: string },
): Promise<StoreReservation> => {
  const { row, personKey } = await getForUpdate(ctx, reservationId, { storeId })
  const decision = decideReinstatement(row, ctx.now)
  if ('refused' in decision) return fail(decision.refused)
  if (decision.takesTable) await takeTable(ctx, row)
  await ctx.db
    .update(reservations)
    .set({ status: 'booked', settledAt: null })
    .where(and(eq(reservations.merchantId, ctx.merchantId), eq(reservations.id, row.id)))
  await takeBackVisit(ctx, { personId: row.personId, causeId: row.id })
  await recordEvent(ctx, {
    name: 'reservation_reinstated',
    personKey,
    storeId,
    properties: { reservationId: row.id, tableId: row.tableId, partySize: row.partySize },
  })
  return getStoreReservation(ctx, row.id)
}

const takeTable = async (ctx: Context, row: Row) => {
  const { merchantId } = ctx
  await lockInOrder(ctx.db, [`table:${merchantId}:${row.tableId}`])
  const [table] = await ctx.db
    .select({ label: tables.label })
    .from(tables)
    .where(and(eq(tables.merchantId, merchantId), eq(tables.id, row.tableId), isNull(tables.removedAt)))
  if (!table) return fail('table_unavailable', '这张桌已经撤走了，给客人另记一桌吧。')
  await checkFree(ctx, row, '这张桌已经给别人订走了，撤不回来，给客人另记一桌吧。')
  await takeTableAgain(ctx, row.id)
}
