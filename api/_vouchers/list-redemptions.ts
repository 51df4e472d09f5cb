import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { offers, redemptions, vouchers } from '../../db/schema/index.js'
import { mapPeopleForStaff } from '../_members/index.js'
import { holdsPost } from '../_platform/actor.js'
import { instantOf, shopDayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import { getStore } from '../_storefront/index.js'
import type { RedemptionPage } from './contract.js'
import { decideReversal } from './reversal-rules.js'

type Asked = { storeId: string; cursor?: string; limit: number }

/** What was redeemed in a store today, the last first, and what the actor can still take back of it. */
export const listRedemptions = async (
  ctx: Context,
  { storeId, cursor, limit }: Asked,
): Promise<RedemptionPage> => {
  const { merchantId, now, actor } = ctx
  const { timeZone } = await getStore(ctx, storeId)
  const after = readCursor(cursor, 'rdm')
  const rows = await ctx.db
    .select({ row: redemptions, personId: vouchers.personId, offerTitle: offers.title })
    .from(redemptions)
    .innerJoin(
      vouchers,
      and(eq(vouchers.merchantId, redemptions.merchantId), eq(vouchers.id, redemptions.voucherId)),
    )
    .innerJoin(offers, and(eq(offers.merchantId, vouchers.merchantId), eq(offers.id, vouchers.offerId)))
    .where(
      and(
        eq(redemptions.merchantId, merchantId),
        eq(redemptions.storeId, storeId),
        gte(redemptions.redeemedAt, instantOf(shopDayOf(now, timeZone), 0, timeZone)),
        after
          ? sql`(${redemptions.redeemedAt}, ${redemptions.id}) < (${after.at.toISOString()}, ${sql.param(after.id, redemptions.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(redemptions.redeemedAt), desc(redemptions.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ row }) => ({ at: row.redeemedAt, id: row.id }))
  const ids = page.items.flatMap(({ row, personId }) => [personId, row.redeemedBy])
  const people = await mapPeopleForStaff(ctx, ids)
  const till = { actorId: actor.personId, isManager: holdsPost(actor, storeId, 'manager'), now, timeZone }
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ row, personId, offerTitle }) => ({
      ...{ id: row.id, voucherId: row.voucherId, offerTitle },
      ...{ billFen: row.billFen, discountFen: row.discountFen, payableFen: row.billFen - row.discountFen },
      redeemedAt: row.redeemedAt.toISOString(),
      reversedAt: row.reversedAt?.toISOString() ?? null,
      guestName: people.get(personId)?.name ?? null,
      clerkName: people.get(row.redeemedBy)?.name ?? null,
      canReverse: decideReversal({ ...row, ownerId: personId }, till) === 'reversible',
    })),
  }
}
