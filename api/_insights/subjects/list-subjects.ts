import { and, desc, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { MerchantContext } from '../../_platform/context.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import { iso, millis } from '../funnels/happened.js'
import type { SubjectName } from '../vocabulary.js'
import type { SubjectPage, SubjectQuery } from './contract.js'
import { SUBJECT_TABLES } from './subject-tables.js'

type Wish = SubjectQuery & { storeId?: string; subject: SubjectName }

const PREFIXES: Record<SubjectName, string> = { dishId: 'dsh', offerId: 'off', channel: 'chn', store: 'sto' }
/** What is still there sorts as what goes last of all. */
const NEVER = new Date('9999-12-31T00:00:00Z')

/** What the filters of a funnel of a store, or of all of them, can name. Fails with `invalid_request`. */
export const listSubjects = async (
  ctx: MerchantContext,
  { storeId, subject, search, cursor, limit }: Wish,
): Promise<SubjectPage> => {
  const { table, value, name, until, store, isOf } = SUBJECT_TABLES[subject]
  const after = readCursor(cursor, PREFIXES[subject])
  const goes = sql`coalesce(${until}, ${iso(NEVER)})`
  const rows = await ctx.db
    .select({ id: table.id, value, words: name, store, goes: sql<string>`${millis(goes)}` })
    .from(table as PgTable)
    .where(
      and(
        eq(table.merchantId, ctx.merchantId),
        storeId ? isOf(storeId) : undefined,
        search ? sql`strpos(lower(${name}), lower(${search}::text)) > 0` : undefined,
        after
          ? sql`(${goes}, ${table.id}) < (${iso(after.at)}, ${sql.param(after.id, table.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(goes), desc(table.id))
    .limit(limit + 1)
  const goesAt = (row: { goes: string }) => new Date(Number(row.goes))
  const { items, nextCursor } = toPage(rows, limit, (row) => ({ at: goesAt(row), id: String(row.id) }))
  return {
    nextCursor,
    items: items.map((row) => ({
      ...{ value: String(row.value), words: String(row.words), gone: goesAt(row) <= ctx.now },
      store: row.store as string | null,
    })),
  }
}
