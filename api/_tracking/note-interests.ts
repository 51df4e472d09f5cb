import { sql } from 'drizzle-orm'
import { interests } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'

type How = (typeof interests.$inferInsert)['how']
type Seen = {
  name: string
  storeId: string | null
  occurredAt: Date
  properties: Record<string, string | number | boolean>
}
type Interest = { storeId: string; how: How; subject: string; on: string }

/** Which events say that somebody is interested, and in what. */
const TOLD_BY = new Map<string, { how: How; property: string }>([
  ['dish_viewed', { how: 'dishViewed', property: 'dishId' }],
  ['menu_searched', { how: 'dishSearched', property: 'dishId' }],
  ['dish_liked', { how: 'dishLiked', property: 'dishId' }],
  ['offer_exposed', { how: 'offerShown', property: 'offerId' }],
  ['offer_viewed', { how: 'offerViewed', property: 'offerId' }],
])

/** Counts `who` among those who were interested in a dish or an offer, once a store, shop day and way of showing it. */
export const noteInterests = async (
  ctx: MerchantContext,
  { who, seen, zones }: { who: string; seen: Seen[]; zones: ReadonlyMap<string, string> },
) => {
  const found = new Map<string, Interest>()
  for (const event of seen) {
    const interest = interestOf(event, zones)
    if (interest) found.set(Object.values(interest).join(' '), interest)
  }
  // In one order everywhere: one person's two devices may say the same at once.
  const rows = [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, interest]) => interest)
  if (rows.length > 0) await writeInterests(ctx, who, rows)
}

const interestOf = (event: Seen, zones: ReadonlyMap<string, string>): Interest | null => {
  const told = TOLD_BY.get(event.name)
  if (!told || !event.storeId) return null
  const subject = event.properties[told.property]
  if (typeof subject !== 'string') return null
  const on = shopDayOf(event.occurredAt, zones.get(event.storeId) ?? 'UTC')
  return { storeId: event.storeId, on, how: told.how, subject }
}

const writeInterests = async ({ db, merchantId }: MerchantContext, who: string, rows: Interest[]) => {
  const listOf = (pick: (row: Interest) => string) => sql.param(rows.map(pick))
  await db.execute(sql`
    insert into ${interests} (merchant_id, store_id, "on", how, subject_id, who)
    select ${uuidOf(merchantId)}::uuid, store_id, "on", how, subject_id, ${who}::uuid
    from unnest(
      ${listOf(({ storeId }) => uuidOf(storeId))}::uuid[],
      ${listOf(({ on }) => on)}::date[],
      ${listOf(({ how }) => how)}::text[],
      ${listOf(({ subject }) => uuidOf(subject))}::uuid[]
    ) as given (store_id, "on", how, subject_id)
    on conflict do nothing`)
}

/** What PostgreSQL reads as the UUID in an id. */
const uuidOf = (id: string) => id.slice(id.indexOf('_') + 1)
