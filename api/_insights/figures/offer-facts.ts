import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { factsOf } from './facts.js'
import { merchantOf } from './places.js'

/** The facts `f` that are about vouchers, each with its `voucher` and, once it was redeemed, the `redemption` it is. */
export const offerFactsOf = (ctx: MerchantContext): SQL => {
  const merchant = merchantOf(ctx)
  return sql`
    (select * from (${factsOf(ctx)}) every where figure in ('claims', 'redemptions', 'discountFen', 'billFen')) f
    left join redemptions redemption on redemption.merchant_id = ${merchant} and redemption.id = f.row_id
    join vouchers voucher on voucher.merchant_id = ${merchant}
      and voucher.id = coalesce(redemption.voucher_id, f.row_id)`
}

/** Claimed, and used by now. */
export const isUsed = sql`f.figure = 'claims' and voucher.status = 'spent'`
