import { asc, sql } from 'drizzle-orm'
import type { Database } from '../../../db/client.js'
import { stores } from '../../../db/schema/index.js'

export type Place = { merchantId: string; storeId: string }

/** Up to `limit` stores of all merchants, in their order, after one of them: the platform's own job. */
export const storesToWatch = (db: Database, after: Place | null, limit: number): Promise<Place[]> =>
  db
    .select({ merchantId: stores.merchantId, storeId: stores.id })
    .from(stores)
    .where(
      after
        ? sql`(${stores.merchantId}, ${stores.id}) > (${sql.param(after.merchantId, stores.merchantId)}, ${sql.param(after.storeId, stores.id)})`
        : undefined,
    )
    .orderBy(asc(stores.merchantId), asc(stores.id))
    .limit(limit)
