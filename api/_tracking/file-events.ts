import { sql } from 'drizzle-orm'
import { events } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import type { ReadEvent } from './read-event.js'

export type Origin = {
  visitorId: string
  personKey: string | null
  staff: boolean
  bot: boolean
  clockWrong: boolean
}

/** Writes a batch into the ledger in one statement and returns those that were not in it yet. */
export const fileEvents = async (
  ctx: MerchantContext,
  origin: Origin,
  read: ReadEvent[],
): Promise<ReadEvent[]> => {
  // In one order everywhere: two batches with ids in common wait for each other, and never both.
  const sorted = read.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  // A list for each column: the statement is the same for every batch, and its parameters are few.
  const listOf = (pick: (event: ReadEvent) => unknown) => sql.param(sorted.map(pick))
  const stored = (await ctx.db.execute(sql`
    insert into ${events} (merchant_id, id, name, person_key, visitor_id, store_id, staff, bot, clock_wrong,
      sequence, properties, occurred_at, clock_at, received_at)
    select ${uuidOf(ctx.merchantId)}::uuid, id, name, ${origin.personKey}::uuid, ${origin.visitorId}::uuid, store_id,
      ${origin.staff}::boolean, ${origin.bot}::boolean, ${origin.clockWrong}::boolean,
      sequence, properties, occurred_at, clock_at, ${ctx.now.toISOString()}::timestamptz
    from unnest(
      ${listOf(({ id }) => id)}::uuid[],
      ${listOf(({ name }) => name)}::text[],
      ${listOf(({ storeId }) => storeId && uuidOf(storeId))}::uuid[],
      ${listOf(({ sequence }) => sequence)}::integer[],
      ${listOf(({ properties }) => JSON.stringify(properties))}::jsonb[],
      ${listOf(({ occurredAt }) => occurredAt.toISOString())}::timestamptz[],
      ${listOf(({ clockAt }) => clockAt.toISOString())}::timestamptz[]
    ) as given (id, name, store_id, sequence, properties, occurred_at, clock_at)
    on conflict do nothing
    returning id`)) as unknown as { rows: { id: string }[] }
  const ids = new Set(stored.rows.map(({ id }) => id))
  return sorted.filter(({ id }) => ids.delete(id))
}

/** What PostgreSQL reads as the UUID in an id. */
const uuidOf = (id: string) => id.slice(id.indexOf('_') + 1)
