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
  const rows = sorted.map((event) => ({
    merchantId: ctx.merchantId,
    id: event.id,
    name: event.name,
    ...origin,
    storeId: event.storeId,
    sequence: event.sequence,
    properties: event.properties,
    occurredAt: event.occurredAt,
    clockAt: event.clockAt,
    receivedAt: ctx.now,
  }))
  const stored = await ctx.db.insert(events).values(rows).onConflictDoNothing().returning({ id: events.id })
  const ids = new Set(stored.map(({ id }) => id))
  return sorted.filter(({ id }) => ids.delete(id))
}
