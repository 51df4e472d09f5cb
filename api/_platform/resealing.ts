import { and, eq, isNotNull, like, or, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import type { Database } from '../../db/client.js'
import {
  idempotencyKeys,
  merchantSecrets,
  merges,
  people,
  reportRecipients,
  reservations,
  vouchers,
  wechatTokens,
} from '../../db/schema/index.js'
import { putWork } from './due-work.js'
import type { Sealer } from './sealing.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from './tick.js'

const DAY_MS = 86_400_000
const ROWS_A_COLUMN = 500

type SealedColumn = {
  table: PgTable & { merchantId: PgColumn }
  column: PgColumn
  /** What it is sealed for, or the column that says so. */
  place: string | PgColumn
}

/** Every column that is sealed, and for what: `<merchant>/<place>`. */
export const SEALED_COLUMNS: SealedColumn[] = [
  { table: people, column: people.openidSealed, place: 'openid' },
  { table: people, column: people.unionidSealed, place: 'unionid' },
  { table: people, column: people.nameSealed, place: 'name' },
  { table: people, column: people.phoneSealed, place: 'phone' },
  { table: reservations, column: reservations.contactNameSealed, place: 'name' },
  { table: reservations, column: reservations.contactPhoneSealed, place: 'phone' },
  { table: vouchers, column: vouchers.secretSealed, place: 'voucher' },
  { table: merges, column: merges.undoSealed, place: 'mergeUndo' },
  { table: merchantSecrets, column: merchantSecrets.sealed, place: merchantSecrets.kind },
  { table: reportRecipients, column: reportRecipients.addressSealed, place: 'reportAddress' },
  { table: reportRecipients, column: reportRecipients.secretSealed, place: 'reportSecret' },
  { table: wechatTokens, column: wechatTokens.sealed, place: 'wechatToken' },
  { table: idempotencyKeys, column: idempotencyKeys.reply, place: 'reply' },
]

/** Seals anew, under the current key, up to a few hundred values of each column that an older one has sealed; answers how many. */
export const resealSome = async (db: Database, sealer: Sealer): Promise<number> => {
  if (sealer.olderKeyIds.length === 0) return 0
  let count = 0
  for (const sealed of SEALED_COLUMNS) count += await resealColumn(db, sealer, sealed)
  return count
}

const resealColumn = async (db: Database, sealer: Sealer, { table, column, place }: SealedColumn) => {
  const rows = await db
    .select({
      at: sql<string>`${table}.ctid::text`,
      merchantId: table.merchantId,
      place: typeof place === 'string' ? sql<string>`${place}::text` : place,
      sealed: column,
    })
    .from(table)
    .where(and(isNotNull(column), or(...sealer.olderKeyIds.map((id) => like(column, `${id}.%`)))))
    .limit(ROWS_A_COLUMN)
  for (const row of rows) {
    const at = `${row.merchantId}/${row.place}`
    const fresh = sealer.seal(at, sealer.open(at, String(row.sealed)))
    // Written by somebody else meanwhile, it is under the current key, or found again.
    await db
      .update(table)
      .set({ [keyOf(table, column)]: fresh })
      .where(and(sql`${table}.ctid = ${row.at}::tid`, eq(column, row.sealed)))
  }
  return rows.length
}

const keyOf = (table: PgTable, column: PgColumn) =>
  Object.entries(table).find(([, value]) => value === column)?.[0] ?? column.name

const reseal = workInOneStep('reseal', z.object({}), async ({ db, sealer, clock }) => {
  const now = clock()
  if ((await resealSome(db, sealer)) > 0)
    await putWork({ db, now }, { kind: 'reseal', data: {} }, { dueAt: now })
})

export const resealingHandlers: WorkHandler[] = [reseal]
export const resealingTurns: RecurringWork[] = [{ kind: 'reseal', everyMs: DAY_MS }]
