import { sql } from 'drizzle-orm'
import { dishes, events, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { idsOf } from '../../_tracking/index.js'
import { isSomebody, joinWho, merchantOf, oneKey, type Places, placesOf } from '../figures/places.js'

export type DishCount = {
  /** Null for all stores together. */
  storeId: string | null
  weekOn: string
  id: string
  name: string
  interest: number
}

/**
 * How many people opened, liked or found a dish by searching, each once in a week; from the ledger, which a week is read from
 * when it is over and not again. `around` are instants between which the weeks lie.
 */
export const countDishes = async (
  ctx: MerchantContext,
  places: Places,
  around: { from: Date; to: Date },
): Promise<DishCount[]> => {
  const merchant = merchantOf(ctx)
  const ids = idsOf(around.from, around.to)
  const who = sql`coalesce(e.person_key, e.visitor_id)`
  return ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      weekOn: sql<string>`f.week_on`,
      id: sql<string>`d.id`.mapWith(dishes.id),
      name: sql<string>`d.name`,
      interest: sql`f.interest`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select pl.id as store_id, pl.span_on::text as week_on, e.properties ->> 'dishId' as dish_id,
        count(distinct ${oneKey(who)}) as interest
      from ${events} e
      join place pl on pl.id = e.store_id and e.occurred_at >= pl.start and e.occurred_at < pl.until
      ${joinWho(merchant, who)}
      where e.merchant_id = ${merchant} and e.id >= ${ids.atLeast} and e.id < ${ids.below}
        and e.name in ('dish_viewed', 'dish_liked', 'menu_searched') and e.properties ->> 'dishId' is not null
        and not e.staff and not e.bot and ${isSomebody}
      group by grouping sets ((1, 2, 3), (2, 3))
    ) f
    join ${dishes} d on d.merchant_id = ${merchant} and 'dsh_' || replace(d.id::text, '-', '') = f.dish_id`)
}
