import { sql } from 'drizzle-orm'
import { refusedEvents } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import type { RefusalReason } from './contract.js'

/** Adds a batch's refusals to those of the day (UTC). The row is everybody's, so this comes last in a transaction. */
export const countRefused = async ({ db, merchantId, now }: MerchantContext, reasons: RefusalReason[]) => {
  if (reasons.length === 0) return
  const counts = new Map<RefusalReason, number>()
  for (const reason of reasons.toSorted()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const on = now.toISOString().slice(0, 10)
  await db
    .insert(refusedEvents)
    .values([...counts].map(([reason, count]) => ({ merchantId, on, reason, count })))
    .onConflictDoUpdate({
      target: [refusedEvents.merchantId, refusedEvents.on, refusedEvents.reason],
      set: { count: sql`${refusedEvents.count} + excluded.count` },
    })
}
