import { type SQL, sql } from 'drizzle-orm'
import { merchants } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'

export const merchantOf = ({ merchantId }: MerchantContext) => sql.param(merchantId, merchants.merchantId)

/** Only these, where not everybody is asked about; their pseudonyms, and the devices they used. */
export type Only = { whos: string[]; keys: string[]; visitors: string[] }

export const uuids = (ids: string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

type Row = { key: SQL; visitor: SQL }

/**
 * Joins to a row with a pseudonym and a device who that is by now: `v` the device, `p` the person and `b` who they became.
 * Whoever was signed in did it, else whose device it is.
 */
export const joinIdentity = (ctx: MerchantContext, { key, visitor }: Row): SQL => sql`
  left join visitors v on v.merchant_id = ${merchantOf(ctx)} and v.visitor_id = ${visitor}
  left join people p on p.merchant_id = ${merchantOf(ctx)} and p.person_key = ${keyOf(key)}
  left join people b on b.merchant_id = ${merchantOf(ctx)} and b.id = p.merged_into`

const keyOf = (key: SQL) => sql`coalesce(${key}, case when v.shared_at is null then v.person_key end)`

/** Their pseudonym; a device's id before anybody is known. Null is nobody. */
export const whoOf = (visitor: SQL): SQL => sql`coalesce(b.person_key, p.person_key, ${visitor})`

/** Neither bots nor staff, nor children, nor who was erased; what a severed pseudonym did is nobody's. */
export const counts = (ctx: MerchantContext, key: SQL): SQL => sql`
  v.bot_at is null and (p.id is not null or ${keyOf(key)} is null) and p.erased_at is null and b.erased_at is null
  and coalesce(b.under_14, p.under_14) is not true
  and (p.id is null or coalesce(p.merged_into, p.id) not in (
    select coalesce(worker.merged_into, worker.id)
    from staff post join people worker on worker.merchant_id = post.merchant_id and worker.id = post.person_id
    where post.merchant_id = ${merchantOf(ctx)}))`
