import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newId } from '../../../api/_platform/ids.js'
import { inTransaction, lockInOrder } from '../../../api/_platform/transaction.js'
import { type Database, databaseErrorCode } from '../../../db/client.js'
import { merchants } from '../../../db/schema/index.js'
import { type Driver, rowsOf } from '../../support/drivers.js'
import { NOW } from '../../support/shop.js'

const write = async (db: Database, name: string) => {
  await db.insert(merchants).values({ merchantId: newId('mer', NOW), name, createdAt: NOW })
}
const written = async (db: Database, prefix: string) => {
  const rows = await rowsOf<{ name: string }>(
    db.execute(sql`select name from merchants where name like ${`${prefix}%`} order by name`),
  )
  return rows.map(({ name }) => name)
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Fails as PostgreSQL would, with `code`. */
const raise = (db: Database, code: string) =>
  db.execute(sql.raw(`do $$ begin raise exception 'as asked' using errcode = '${code}'; end $$`))

/** Lets `count` callers wait for each other. */
const meetingOf = (count: number) => {
  let missing = count
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    missing -= 1
    if (missing === 0) open()
    return all
  }
}

export const transactionTests = (get: () => Driver) => {
  it('holds once its work is done, and gives the work’s answer', async () => {
    const { db } = get()
    const answer = await inTransaction(db, async (tx) => {
      await write(tx, 'kept 1')
      await write(tx, 'kept 2')
      return { says: 'done' }
    })
    expect(answer).toEqual({ says: 'done' })
    expect(await written(db, 'kept')).toEqual(['kept 1', 'kept 2'])
  })

  it('leaves nothing when its work throws, and throws the same', async () => {
    const { db } = get()
    const error = new Error('changed my mind')
    const undone = inTransaction(db, async (tx) => {
      await write(tx, 'undone')
      throw error
    })
    await expect(undone).rejects.toBe(error)
    expect(await written(db, 'undone')).toEqual([])
  })

  it('sees what it wrote, and nobody else does until it holds', async () => {
    const { db, concurrent } = get()
    await inTransaction(db, async (tx) => {
      await write(tx, 'mine')
      expect(await written(tx, 'mine')).toEqual(['mine'])
      if (concurrent) expect(await written(db, 'mine')).toEqual([])
    })
    expect(await written(db, 'mine')).toEqual(['mine'])
  })

  it('outlives a part of it that fails, without that part', async () => {
    const { db } = get()
    await inTransaction(db, async (tx) => {
      await write(tx, 'part 1')
      const part = inTransaction(tx, async (inner) => {
        await write(inner, 'part 2')
        await raise(inner, '23505')
      })
      await expect(part).rejects.toThrow()
      await inTransaction(tx, (inner) => write(inner, 'part 3'))
    })
    expect(await written(db, 'part')).toEqual(['part 1', 'part 3'])
  })

  it('takes its parts with it when it fails', async () => {
    const { db } = get()
    const undone = inTransaction(db, async (tx) => {
      await inTransaction(tx, (inner) => write(inner, 'taken along'))
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await written(db, 'taken along')).toEqual([])
  })

  it('is as isolated as it is asked to be', async () => {
    const { db } = get()
    const levels = ['serializable', 'repeatable read', 'read committed'] as const
    for (const isolationLevel of levels) {
      const [row] = await db.transaction(
        (tx) =>
          rowsOf<{ level: string }>(
            tx.execute(sql`select current_setting('transaction_isolation') as level`),
          ),
        { isolationLevel },
      )
      expect(row?.level).toBe(isolationLevel)
    }
  })

  it('waits for whoever holds the lock it wants', async () => {
    const { db } = get()
    let inside = 0
    const most: number[] = []
    const enter = (names: string[]) =>
      inTransaction(db, async (tx) => {
        await lockInOrder(tx, names)
        most.push(++inside)
        await pause(15)
        inside -= 1
      })
    await Promise.all([enter(['a', 'b']), enter(['b', 'a']), enter(['b']), enter(['a', 'c', 'b'])])
    expect(most).toEqual([1, 1, 1, 1])
  })

  it.each(['40001', '40P01'])('starts anew when PostgreSQL says %s, four times at most', async (code) => {
    const { db } = get()
    let tries = 0
    await inTransaction(db, async (tx) => {
      await write(tx, `anew ${code} ${++tries}`)
      if (tries < 4) await raise(tx, code)
    })
    expect(await written(db, `anew ${code}`)).toEqual([`anew ${code} 4`])

    tries = 0
    const hopeless = inTransaction(db, async (tx) => {
      tries += 1
      await raise(tx, code)
    })
    expect([databaseErrorCode(await hopeless.catch((error) => error)), tries]).toEqual([code, 4])
  })

  it('that waits for one that waits for it starts anew, and both hold', async () => {
    const { db, concurrent } = get()
    await write(db, 'left')
    await write(db, 'right')
    const meet = meetingOf(concurrent ? 2 : 1)
    let tries = 0
    const cross = (first: string, then: string) =>
      inTransaction(db, async (tx) => {
        tries += 1
        await tx.execute(
          sql`update merchants set created_at = created_at + interval '1 s' where name = ${first}`,
        )
        await meet()
        await tx.execute(
          sql`update merchants set created_at = created_at + interval '1 s' where name = ${then}`,
        )
      })
    await Promise.all([cross('left', 'right'), cross('right', 'left')])
    expect(tries).toBeGreaterThan(concurrent ? 2 : 1)
    const [{ moved } = { moved: 0 }] = await rowsOf<{ moved: number }>(
      db.execute(sql`select count(*)::int as moved from merchants
        where name in ('left', 'right') and created_at = ${NOW.toISOString()}::timestamptz + interval '2 s'`),
    )
    expect(moved).toBe(2)
  })
}
