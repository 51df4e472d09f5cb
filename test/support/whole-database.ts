import { type SQL, sql } from 'drizzle-orm'
import type { Sealer } from '../../api/_platform/sealing.js'
import type { Database } from '../../db/client.js'

const SEALED = /^[a-z0-9]{1,8}\.[A-Za-z0-9_-]{30,}$/
const PLACES = [
  ...['openid', 'unionid', 'phone', 'name', 'reply', 'mergeUndo', 'voucher', 'wechatToken'],
  ...['wechatSecret', 'wechatPushToken', 'wechatPushKey'],
]

export type Found = { table: string; column: string; text: string }

/** Every value of every column of every table, the queue's too, as text; what is sealed is opened. */
export const readEverything = async (db: Database, sealer: Sealer, merchantId: string): Promise<Found[]> => {
  const ask = async <T>(query: SQL): Promise<T[]> =>
    ((await db.execute(query)) as unknown as { rows: T[] }).rows
  const tables = await ask<{ schema: string; name: string }>(
    sql`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'jobs')`,
  )
  const found: Found[] = []
  for (const { schema, name } of tables) {
    const rows = await ask<{ row: Record<string, unknown> }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(schema)}.${sql.identifier(name)} t`,
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        if (value === null) continue
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        found.push({ table: name, column, text: opened(sealer, merchantId, text) })
      }
  }
  return found
}

const opened = (sealer: Sealer, merchantId: string, text: string) => {
  if (!SEALED.test(text)) return text
  for (const place of PLACES) {
    try {
      return sealer.open(`${merchantId}/${place}`, text)
    } catch {
      // Sealed for another place.
    }
  }
  throw new Error('sealed for a place that the scan does not know')
}
