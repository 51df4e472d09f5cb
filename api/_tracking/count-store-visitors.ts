import { storeVisitors } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'

type Seen = { storeId: string | null; occurredAt: Date }

// Every zone's days begin on one of these.
const QUARTER_MS = 900_000

/** Counts `who` among those who opened the stores on the shop days on which they did. */
export const countStoreVisitors = async (
  { db, merchantId }: MerchantContext,
  { who, seen, zones }: { who: string; seen: Seen[]; zones: Map<string, string> },
) => {
  const quarters = new Map<string, { storeId: string; occurredAt: Date }>()
  for (const { storeId, occurredAt } of seen)
    if (storeId)
      quarters.set(`${storeId} ${Math.floor(occurredAt.getTime() / QUARTER_MS)}`, { storeId, occurredAt })

  const days = new Map<string, typeof storeVisitors.$inferInsert>()
  for (const { storeId, occurredAt } of quarters.values()) {
    const on = shopDayOf(occurredAt, zones.get(storeId) ?? 'UTC')
    days.set(`${storeId} ${on}`, { merchantId, storeId, on, who })
  }
  // In one order everywhere: one person's two devices may count the same days at once.
  const rows = [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
  if (rows.length > 0) await db.insert(storeVisitors).values(rows).onConflictDoNothing()
}
