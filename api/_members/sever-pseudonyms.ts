import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { funnelPaths, people, sessions, visitorPeople, visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { lockInOrder } from '../_platform/transaction.js'

/** Gives people new pseudonyms, and takes the old ones off their devices: from the ledger nothing leads to them any more. */
export const severPseudonyms = async ({ db, merchantId, now }: MerchantContext, personIds: string[]) => {
  const rows = await db
    .select({ id: people.id, personKey: people.personKey })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), inArray(people.id, personIds)))
  const keys = rows.map(({ personKey }) => personKey)
  if (keys.length === 0) return
  // Whoever counts paths at this moment still knows them by the old ones.
  await lockInOrder(db, [`funnel-paths:${merchantId}`])
  await db
    .delete(funnelPaths)
    .where(and(eq(funnelPaths.merchantId, merchantId), inArray(funnelPaths.who, keys)))
  for (const { id } of rows)
    await db
      .update(people)
      .set({ personKey: randomUUID() })
      .where(and(eq(people.merchantId, merchantId), eq(people.id, id)))

  const seenOn = await db
    .select({ visitorId: visitorPeople.visitorId })
    .from(visitorPeople)
    .where(and(eq(visitorPeople.merchantId, merchantId), inArray(visitorPeople.personKey, keys)))
  await db
    .delete(visitorPeople)
    .where(and(eq(visitorPeople.merchantId, merchantId), inArray(visitorPeople.personKey, keys)))
  await db
    .update(sessions)
    .set({ personKey: null })
    .where(and(eq(sessions.merchantId, merchantId), inArray(sessions.personKey, keys)))
  // A shared device is nobody's: whoever signs in on it next does not inherit what was done on it before. It is marked anew
  // where it was shared already, for roll-ups count anew what is marked.
  const ofMerchant = eq(visitors.merchantId, merchantId)
  await db
    .update(visitors)
    .set({ personKey: null, linkedAt: null, sharedAt: now })
    .where(and(ofMerchant, inArray(visitors.personKey, keys)))
  if (seenOn.length > 0) {
    const ids = seenOn.map(({ visitorId }) => visitorId)
    await db
      .update(visitors)
      .set({ sharedAt: now })
      .where(and(ofMerchant, inArray(visitors.visitorId, ids)))
  }
}
