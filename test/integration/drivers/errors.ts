import { type SQL, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { isDatabaseAway } from '../../../db/away.js'
import { databaseErrorCode } from '../../../db/client.js'
import { type Driver, rowsOf } from '../../support/drivers.js'

const ID = `'${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}'`
const merchant = sql.raw(`insert into merchants (merchant_id, name, created_at) values (${ID}, 'x', now())`)

const WRONG: [string, string, SQL][] = [
  ['23505', 'what is there already', sql`with a as (${merchant} returning 1) ${merchant}`],
  [
    '23503',
    'what belongs to nothing',
    sql.raw(`insert into stores
    (merchant_id, id, name, address, latitude, longitude, phone, time_zone, picture_day, picture_night, sort, created_at)
    values (${ID}, ${ID}, 'x', 'x', 1, 1, 'x', 'x', 'x', 'x', 1, now())`),
  ],
  [
    '23514',
    'what a check forbids',
    sql.raw(`insert into service_periods
    (merchant_id, store_id, weekday, name, opens_minute, closes_minute) values (${ID}, ${ID}, 8, 'x', 1, 2)`),
  ],
  ['23502', 'what is missing', sql.raw('insert into merchants (name) values (null)')],
  ['22P02', 'what is no number', sql`select ${'zwölf'}::int`],
  ['22007', 'what is no date', sql`select ${'gestern'}::timestamptz`],
  ['22021', 'a zero among the characters', sql`select ${'a\u0000b'}::text`],
  ['22012', 'a division by nothing', sql`select 1 / (random() * 0)::int`],
  ['42P01', 'a table that is not there', sql`select * from nowhere`],
  ['42601', 'what is no SQL', sql`selec 1`],
]

export const errorTests = (get: () => Driver) => {
  it.each(WRONG)('has its SQLSTATE: %s for %s, alone and in a transaction', async (code, _, statement) => {
    const { db } = get()
    const alone = await db.execute(statement).then(
      () => undefined,
      (error) => error,
    )
    const inside = await db
      .transaction((tx) => tx.execute(statement))
      .then(
        () => undefined,
        (error) => error,
      )
    expect([databaseErrorCode(alone), databaseErrorCode(inside)]).toEqual([code, code])
    expect([isDatabaseAway(alone), isDatabaseAway(inside)]).toEqual([false, false])
    expect(await rowsOf(db.execute(sql`select 1 as well`))).toEqual([{ well: 1 }])
  })

  it('has its SQLSTATE: 23P01 for a time that is taken', async () => {
    const { db } = get()
    const overlap = db.transaction(async (tx) => {
      await tx.execute(
        sql`create temp table sittings (during tstzrange, exclude using gist (during with &&)) on commit drop`,
      )
      await tx.execute(sql`insert into sittings values ('[2026-01-01, 2026-01-03)')`)
      await tx.execute(sql`insert into sittings values ('[2026-01-02, 2026-01-04)')`)
    })
    expect(databaseErrorCode(await overlap.catch((error) => error))).toBe('23P01')
  })

  it('has its SQLSTATE: 57014 for what took too long, which is not the database being away', async () => {
    const { db, concurrent } = get()
    // PGlite has no clock beside the statement that runs.
    const slow = concurrent
      ? sql`select pg_sleep(5)`
      : sql.raw(`do $$ begin raise exception 'as asked' using errcode = '57014'; end $$`)
    const canceled = db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 50`)
      await tx.execute(slow)
    })
    const error = await canceled.catch((reason) => reason)
    expect([databaseErrorCode(error), isDatabaseAway(error)]).toEqual(['57014', false])
  })
}
