import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { channels, dishes, offers, stores } from '../../../db/schema/index.js'
import { isGoodIn } from '../../_vouchers/index.js'
import { STORE, type SubjectName } from '../vocabulary.js'

type SubjectTable = {
  table: PgTable & { merchantId: PgColumn; id: PgColumn }
  /** What events carry of it. */
  value: PgColumn
  name: PgColumn
  /** The instant from which it is there no more; null as long as it stays. */
  until: SQL
  /** The name of the store it belongs to, if it belongs to one. */
  store: SQL
  /** Whether a store has to do with it. */
  isOf(storeId: string): SQL
}

const NO_STORE = sql`null::text`

/** Where the dishes, offers, channels and stores stand that filters name. */
export const SUBJECT_TABLES: Record<SubjectName, SubjectTable> = {
  dishId: {
    ...{ table: dishes, value: dishes.id, name: dishes.name, store: NO_STORE },
    until: sql`${dishes.removedAt}`,
    isOf: () => sql`true`,
  },
  offerId: {
    ...{ table: offers, value: offers.id, name: offers.title, store: NO_STORE },
    until: sql`least(${offers.endedAt}, ${offers.claimUntil})`,
    isOf: isGoodIn,
  },
  channel: {
    ...{ table: channels, value: channels.code, name: channels.name },
    // A column that is chosen alone is written without its table, and would be this inner one's.
    store: sql`(select s.name from ${stores} s
      where s.merchant_id = channels.merchant_id and s.id = channels.store_id)`,
    until: sql`${channels.endedAt}`,
    isOf: (storeId) => sql`${channels.storeId} = ${sql.param(storeId, stores.id)}`,
  },
  [STORE]: {
    ...{ table: stores, value: stores.id, name: stores.name, store: NO_STORE },
    until: sql`null::timestamptz`,
    isOf: (storeId) => sql`${stores.id} = ${sql.param(storeId, stores.id)}`,
  },
}
