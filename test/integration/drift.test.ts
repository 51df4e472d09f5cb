import { getTableColumns, is, sql } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import * as schema from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'

let database: DatabaseHandle

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())

const tables: PgTable[] = Object.values(schema).filter((value) => is(value, PgTable))
const casing = new CasingCache('snake_case')
// A robot counts what it is sent whoever sends it: its pace is of no merchant.
const GLOBAL_TABLES = ['merchant_directory', 'robot_paces']

const ask = async <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
  ((await database.db.execute(query)) as unknown as { rows: T[] }).rows

const inCode = () =>
  tables
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => {
        const type = column
          .getSQLType()
          .replace(' (', '(')
          .replace(/^timestamp\(3\) with/, 'timestamp(3) with')
        return `${getTableConfig(table).name}.${casing.getColumnCasing(column)} ${type}${column.notNull ? ' not null' : ''}`
      }),
    )
    .sort()

const inDatabase = async () => {
  const rows = await ask<{ line: string }>(sql`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped`)
  return rows.map((row) => row.line).sort()
}

/** The columns of every key and check of the database, by table. */
const keys = () =>
  ask<{ table: string; name: string; kind: string; columns: string[] }>(sql`
    select conrelid::regclass::text as table, conname as name, contype as kind,
      (select json_agg(a.attname order by k.n) from unnest(conkey) with ordinality k(num, n)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = k.num) as columns
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'x', 'f', 'c') and conparentid = 0`)

describe('promise 8: the migrations make what the schema says', () => {
  it('has the same columns of the same types', async () => {
    expect(await inDatabase()).toEqual(inCode())
  })

  it('has the same keys and checks', async () => {
    const found = await keys()
    const made = (kind: string) =>
      found
        .filter((key) => key.kind === kind)
        .map((key) => key.name)
        .sort()
    const configs = tables.map((table) => getTableConfig(table))
    const foreign = configs.flatMap((config) => config.foreignKeys.map(() => config.name)).sort()
    expect(
      found
        .filter((key) => key.kind === 'f')
        .map((key) => key.table)
        .sort(),
    ).toEqual(foreign)
    expect(made('u')).toEqual(
      configs.flatMap((config) => config.uniqueConstraints.map((key) => key.name)).sort(),
    )
    expect(found.filter((key) => key.kind === 'p').length).toBe(tables.length)
    expect(made('c')).toEqual(configs.flatMap((config) => config.checks.map((rule) => rule.name)).sort())
    expect(made('x')).toEqual(['table_occupancies_no_overlap'])
  })

  it('has the same indexes', async () => {
    const rows = await ask<{ name: string }>(sql`
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and not t.relispartition and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`)
    const wanted = tables.flatMap((table) => getTableConfig(table).indexes.map((index) => index.config.name))
    expect(rows.map((row) => row.name).sort()).toEqual(wanted.sort())
  })
})

describe('the data rules of the design', () => {
  it('puts the merchant first in every key of every tenant table', async () => {
    const astray = (await keys()).filter(
      ({ table, kind, columns }) =>
        kind !== 'c' && !GLOBAL_TABLES.includes(table) && columns[0] !== 'merchant_id',
    )
    expect(astray).toEqual([])
  })

  it('has no triggers, no cascades and no SET NULL on tenant tables', async () => {
    const triggers = await ask(sql`select tgname from pg_trigger where not tgisinternal`)
    const cascades = await ask(
      sql`select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and (confdeltype <> 'a' or confupdtype <> 'a')`,
    )
    expect([...triggers, ...cascades]).toEqual([])
  })

  it('partitions events by month of their id, with a default', async () => {
    const [row] = await ask<{ how: string }>(sql`select pg_get_partkeydef('events'::regclass) as how`)
    expect(row?.how).toBe('RANGE (id)')
    expect(
      await ask(sql`select relname from pg_class where relname = 'events_default' and relispartition`),
    ).toHaveLength(1)
  })
})
