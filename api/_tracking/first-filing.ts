import { and, eq, inArray } from 'drizzle-orm'
import { events } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { earlierIds } from './event-time.js'
import type { ReadEvent } from './read-event.js'

/** Gives the events of a device with a wrong clock the ids under which they were filed, where they came before and were corrected otherwise. */
export const underFirstIds = async (
  { db, merchantId, now }: MerchantContext,
  read: ReadEvent[],
): Promise<ReadEvent[]> => {
  const possible = new Map(read.map(({ ownId }) => [ownId, earlierIds(ownId, now)]))
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.merchantId, merchantId), inArray(events.id, [...possible.values()].flat())))
  const filed = new Set(rows.map(({ id }) => id))
  return read.map((event) => {
    const id = possible.get(event.ownId)?.find((earlier) => filed.has(earlier))
    return id ? { ...event, id } : event
  })
}
