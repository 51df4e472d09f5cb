import { and, eq } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { channels, dishes, offers, stores, tables } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { CHANNEL_KINDS, SCENE_SOURCES } from '../_tracking/index.js'
import { isAmong } from './is-among.js'

type Named = PgTable & { merchantId: PgColumn; id: PgColumn }

const NAMES: [prefix: string, table: Named, name: PgColumn][] = [
  ['chn_', channels, channels.name],
  ['sto_', stores, stores.name],
  ['off_', offers, offers.title],
  ['dsh_', dishes, dishes.name],
  ['tbl_', tables, tables.label],
]

// A phone may send any word.
const IS_ID = /^[a-z]{3}_[0-9a-f]{32}$/

const SOURCES = new Map(
  Object.entries({
    ...CHANNEL_KINDS,
    ...Object.fromEntries(Object.entries(SCENE_SOURCES).map(([source, { words }]) => [source, words])),
  }),
)

/** How values of properties are called on a page: ids by the names of what they mean, sources in words. */
export const labelsOf = async (
  ctx: MerchantContext,
  values: string[],
): Promise<(value: string) => string> => {
  const names = new Map<string, string>()
  for (const [prefix, table, name] of NAMES) {
    const ids = [...new Set(values.filter((value) => value.startsWith(prefix) && IS_ID.test(value)))]
    if (ids.length === 0) continue
    const rows = await ctx.db
      .select({ id: table.id, name })
      .from(table as PgTable)
      .where(and(eq(table.merchantId, ctx.merchantId), isAmong(table.id, ids)))
    for (const row of rows) names.set(String(row.id), String(row.name))
  }
  return (value) => names.get(value) ?? SOURCES.get(value) ?? (value || '没有')
}
