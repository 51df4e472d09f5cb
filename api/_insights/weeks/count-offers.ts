import { sql } from 'drizzle-orm'
import { offers, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { factsOf } from '../figures/facts.js'
import { merchantOf, type Places, placesOf } from '../figures/places.js'

export type OfferCount = {
  /** Null for all stores together. */
  storeId: string | null
  weekOn: string
  id: string
  name: string
  claims: number
  redemptions: number
  discountFen: number
  billFen: number
}

/** What of an offer was claimed and redeemed in weeks of stores: the figures, by offer. */
export const countOffers = async (ctx: MerchantContext, places: Places): Promise<OfferCount[]> => {
  const merchant = merchantOf(ctx)
  const sum = (figure: string) =>
    sql`coalesce(sum(f.value) filter (where f.figure = ${figure}), 0)`.mapWith(Number)
  return ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      weekOn: sql<string>`f.week_on`,
      id: sql<string>`o.id`.mapWith(offers.id),
      name: sql<string>`o.title`,
      claims: sum('claims'),
      ...{ redemptions: sum('redemptions'), discountFen: sum('discountFen'), billFen: sum('billFen') },
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select fact.store_id, fact.span_on::text as week_on, fact.figure, fact.value, coalesce(c.offer_id, used.offer_id) as offer_id
      from (${factsOf(ctx)}) fact
      left join vouchers c on c.merchant_id = ${merchant} and c.id = fact.row_id
      left join redemptions r on r.merchant_id = ${merchant} and r.id = fact.row_id
      left join vouchers used on used.merchant_id = ${merchant} and used.id = r.voucher_id
      where fact.figure in ('claims', 'redemptions', 'discountFen', 'billFen')
    ) f
    join ${offers} o on o.merchant_id = ${merchant} and o.id = f.offer_id`)
    .groupBy(sql`grouping sets ((f.store_id, f.week_on, o.id, o.title), (f.week_on, o.id, o.title))`)
}
