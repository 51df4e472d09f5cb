import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import {
  finishWork,
  giveBackWork,
  putWork,
  type TakenWork,
  takeWork,
  tidyWork,
} from '../../../api/_platform/due-work.js'
import { inTransaction } from '../../../api/_platform/transaction.js'
import type { Database } from '../../../db/client.js'
import { type Driver, rowsOf } from '../../support/drivers.js'
import { NOW } from '../../support/shop.js'

const DAY_MS = 86_400_000

export const workTests = (get: () => Driver) => {
  const put = (db: Database, piece: string, wish: { dueAt?: Date; once?: string } = {}) =>
    putWork({ db, now: NOW }, { kind: 'write', data: { piece, count: 1 } }, { dueAt: NOW, ...wish })
  const take = async (count = 10) => {
    const taken = await takeWork(get().db, count)
    return { taken, pieces: taken.map(({ data }) => data.piece).sort() }
  }
  /** As if so much time had gone by since the queue was last looked at. */
  const age = (interval: string) =>
    get().db.execute(sql`update jobs.job
      set start_after = start_after - ${interval}::interval, started_on = started_on - ${interval}::interval`)
  const changeMind = (work: (tx: Database) => Promise<unknown>) =>
    expect(
      inTransaction(get().db, async (tx) => {
        await work(tx)
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')

  beforeEach(() => get().db.execute(sql`delete from jobs.job`))

  it('is put, taken by one, finished, and gone', async () => {
    const { db } = get()
    await put(db, '一')
    await put(db, 'two')
    const { taken, pieces } = await take()
    expect(pieces).toEqual(['two', '一'])
    expect(taken[0]).toMatchObject({ kind: 'write', data: { count: 1 } })
    expect((await take()).pieces).toEqual([])
    for (const work of taken) {
      expect(await inTransaction(db, (tx) => finishWork(tx, work))).toBe(true)
      expect(await finishWork(db, work), 'a second time').toBe(false)
    }
    await age('1 day')
    expect((await take()).pieces).toEqual([])
  })

  it('is there when the transaction that put it holds, and never was when it does not', async () => {
    await inTransaction(get().db, (tx) => put(tx, 'meant'))
    await changeMind((tx) => put(tx, 'never'))
    expect((await take()).pieces).toEqual(['meant'])
  })

  it('is not done when the transaction that finished it does not hold', async () => {
    await put(get().db, 'again')
    const [work] = (await take()).taken as [TakenWork]
    await changeMind((tx) => finishWork(tx, work))
    const states = () => rowsOf(get().db.execute(sql`select state::text from jobs.job`))
    expect(await states()).toEqual([{ state: 'active' }])
    expect(await finishWork(get().db, work)).toBe(true)
    expect(await states()).toEqual([{ state: 'completed' }])
  })

  it('of one name is put once, alone and in a transaction', async () => {
    const { db } = get()
    await put(db, 'first', { once: 'remind rsv_1' })
    await put(db, 'second', { once: 'remind rsv_1' })
    await inTransaction(db, (tx) => put(tx, 'third', { once: 'remind rsv_1' }))
    await put(db, 'other', { once: 'remind rsv_2' })
    expect((await take()).pieces).toEqual(['first', 'other'])
  })

  it('is not taken before its time', async () => {
    await put(get().db, 'tomorrow', { dueAt: new Date(NOW.getTime() + DAY_MS) })
    expect((await take()).pieces).toEqual([])
    await age('1 day')
    expect((await take()).pieces).toEqual(['tomorrow'])
  })

  it('that is given back is due again after a while', async () => {
    const { db } = get()
    await put(db, 'later')
    const [work] = (await take()).taken as [TakenWork]
    await giveBackWork(db, work, 'wechat_unavailable')
    expect((await take()).pieces).toEqual([])
    await age('1 hour')
    expect((await take()).pieces).toEqual(['later'])
  })

  it('that was taken and never finished is made due again', async () => {
    const { db } = get()
    await put(db, 'orphan')
    expect((await take()).pieces).toEqual(['orphan'])
    await tidyWork(db)
    expect((await take()).pieces, 'too early').toEqual([])
    await age('1 hour')
    await tidyWork(db)
    await age('1 hour')
    expect((await take()).pieces).toEqual(['orphan'])
  })

  it('goes to one of four who want it at once', async () => {
    const { db } = get()
    for (let piece = 0; piece < 8; piece++) await put(db, `piece ${piece}`)
    const taken = await Promise.all([take(3), take(3), take(3), take(3)])
    const pieces = taken.flatMap((hand) => hand.pieces).sort()
    expect(pieces).toEqual(Array.from({ length: 8 }, (_, piece) => `piece ${piece}`))
  })
}
