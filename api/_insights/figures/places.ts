import { type SQL, sql } from 'drizzle-orm'
import { people, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'

/** Stores and a span of their shop days. */
export type Places = { storeIds: string[]; from: string; to: string }

/** The stores of a query as `place` (`id`, `time_zone`, and `start` and `until` of the span in their zone), and `worker` (`id`): who holds a post, under who they became. */
export const placesOf = (ctx: MerchantContext, { storeIds, from, to }: Places) => {
  const merchant = merchantOf(ctx)
  const ids = sql.param(storeIds.map((id) => stores.id.mapToDriverValue(id)))
  return sql`
    place as materialized (
      select s.id, s.time_zone, ${from}::timestamp at time zone s.time_zone as start,
        (${to}::timestamp + interval '1 day') at time zone s.time_zone as until
      from stores s where s.merchant_id = ${merchant} and s.id = any(${ids}::uuid[])),
    worker as materialized (
      select distinct coalesce(p.merged_into, p.id) as id
      from staff post join people p on p.merchant_id = post.merchant_id and p.id = post.person_id
      where post.merchant_id = ${merchant})`
}

export const merchantOf = ({ merchantId }: MerchantContext) => sql.param(merchantId, people.merchantId)

/** Whether `person`, an id of people, holds no post. */
export const isNoWorker = (person: SQL) => sql`not exists (select from worker w where w.id = ${person})`

/**
 * Joins that say who `who` is, a person's key or a visitor's id: `device`, `known`, and `became` after merges. To be used
 * with `isSomebody`.
 */
export const joinWho = (merchant: ReturnType<typeof merchantOf>, who: SQL) => sql`
  left join visitors device on device.merchant_id = ${merchant} and device.visitor_id = ${who}
  left join people known on known.merchant_id = ${merchant}
    and known.person_key = coalesce(case when device.shared_at is null then device.person_key end, ${who})
  left join people became on became.merchant_id = ${merchant} and became.id = coalesce(known.merged_into, known.id)`

/** Neither staff nor a bot. */
export const isSomebody = sql`device.bot_at is null and ${isNoWorker(sql`became.id`)}`

/** One key for one person, however they came; a device that is nobody's yet is one by itself. */
export const oneKey = (who: SQL) =>
  sql`coalesce(became.person_key, case when device.shared_at is null then device.person_key end, ${who})`
