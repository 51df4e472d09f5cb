import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { reservations } from '../../db/schema/index.js'
import { personColumns } from '../_members/index.js'
import { dayAfter, instantOf, shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import { getStore } from '../_storefront/index.js'
import type { FoundQuery, StoreReservationPage } from './contract.js'
import { toStoreReservations, withPlace } from './queries.js'

/** The store's bookings from yesterday on, canceled ones too, whose phone ends in `tail`; in order of time. */
export const findReservations = async (
  ctx: MerchantContext,
  { storeId, tail, cursor, limit }: FoundQuery & { storeId: string },
): Promise<StoreReservationPage> => {
  const { timeZone } = await getStore(ctx, storeId)
  const yesterday = instantOf(dayAfter(shopDayOf(ctx.now, timeZone), -1), 0, timeZone)
  const after = readCursor(cursor, 'rsv')
  const rows = await withPlace(ctx)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.storeId, storeId),
        eq(reservations.phoneTailHash, personColumns(ctx).tail.lookup(tail)),
        gte(reservations.startsAt, yesterday),
        after
          ? sql`(${reservations.startsAt}, ${reservations.id}) > (${after.at.toISOString()}, ${sql.param(after.id, reservations.id)})`
          : undefined,
      ),
    )
    .orderBy(asc(reservations.startsAt), asc(reservations.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ row }) => ({ at: row.startsAt, id: row.id }))
  return { ...page, items: await toStoreReservations(ctx, page.items) }
}
