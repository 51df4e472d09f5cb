import { and, eq, isNull, sql } from 'drizzle-orm'
import { redemptions, vouchers } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import type { OfGuest } from './guest-of-store.js'

const NOTHING = {
  ...{ redemptions: 0, savedFen: 0, bills: 0, spentFen: 0 },
  ...{ averageBillFen: null, lastBillFen: null },
}

// A gift may be redeemed without a bill.
const hasBill = sql`${redemptions.billFen} > 0`
const orNull = (value: unknown) => (value === null ? null : Number(value))

/** What somebody spent in a store, as far as the bills of their redemptions tell; what was taken back is left out. */
export const sumSpend = async (ctx: MerchantContext, { storeId, personId }: OfGuest) => {
  const [row] = await ctx.db
    .select({
      redemptions: sql`count(*)`.mapWith(Number),
      savedFen: sql`coalesce(sum(${redemptions.discountFen}), 0)`.mapWith(Number),
      bills: sql`count(*) filter (where ${hasBill})`.mapWith(Number),
      spentFen: sql`coalesce(sum(${redemptions.billFen}), 0)`.mapWith(Number),
      averageBillFen: sql`round(avg(${redemptions.billFen}) filter (where ${hasBill}))`,
      lastBillFen: sql`(array_agg(${redemptions.billFen} order by ${redemptions.redeemedAt} desc) filter (where ${hasBill}))[1]`,
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
  if (!row) return NOTHING
  return { ...row, averageBillFen: orNull(row.averageBillFen), lastBillFen: orNull(row.lastBillFen) }
}
