import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Runtime } from '../../api/_platform/context.js'
import { putWork, takeWork } from '../../api/_platform/due-work.js'
import { fail } from '../../api/_platform/errors.js'
import { runTick, type WorkPlan, workInOneStep } from '../../api/_platform/tick.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { type Database, openDatabase } from '../../db/client.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { makeRuntime, NOW } from '../support/shop.js'

const rounds = scale(10, 200)
const PIECES = 12
const DAY_MS = 86_400_000

let database: Awaited<ReturnType<typeof createDatabase>>
let others: Awaited<ReturnType<typeof openDatabase>>[]
let runtimes: Runtime[]
let time: { now: Date }

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 5 })
  others = await Promise.all([1, 2].map(() => openDatabase(database.url, { maxConnections: 5 })))
  const made = makeRuntime(database.db)
  time = made.time
  runtimes = [database, ...others].map(({ db }) => ({ ...made.runtime, db }))
  await database.db.execute(sql`create table effects (piece text not null, at timestamptz not null)`)
})
afterAll(async () => {
  for (const other of others ?? []) await other.close()
  await database?.close()
})

const write = (db: Database, piece: string) =>
  db.execute(sql`insert into effects values (${piece}, ${time.now.toISOString()})`)

const plan: WorkPlan = {
  handlers: [
    workInOneStep('write', z.object({ piece: z.string() }), async ({ db }, { piece }) => {
      await write(db, piece)
    }),
    workInOneStep('daily', z.object({}), async ({ db }) => {
      await write(db, 'daily')
    }),
    workInOneStep('busy', z.object({ piece: z.string() }), async ({ db }, { piece }) => {
      await write(db, piece)
      fail('wechat_unavailable')
    }),
  ],
  recurring: [{ kind: 'daily', everyMs: DAY_MS }],
}

const put = (piece: string, dueAt = time.now, kind = 'write') =>
  putWork({ db: database.db, now: time.now }, { kind, data: { piece } }, { dueAt })

const tickAll = () => Promise.all(runtimes.map((runtime) => runTick(runtime, plan)))

const effects = async () => {
  const { rows } = (await database.db.execute(sql`select piece from effects`)) as unknown as {
    rows: { piece: string }[]
  }
  return rows.map(({ piece }) => piece).sort()
}

const startOver = () => database.db.execute(sql`truncate effects, jobs.job`)

/** As if so much time had gone by since the queue was last looked at. */
const age = (interval: string) =>
  database.db.execute(
    sql`update jobs.job set start_after = start_after - ${interval}::interval, started_on = started_on - ${interval}::interval`,
  )

const names = (round: number) => Array.from({ length: PIECES }, (_, index) => `${round}-${index}`).sort()

describe('promise 7: each piece of work is done once', () => {
  it(`when three ticks overlap and one comes after, ${rounds} times over`, async () => {
    for (let round = 0; round < rounds; round++) {
      await startOver()
      time.now = new Date(NOW.getTime() + round * DAY_MS)
      await Promise.all(names(round).map((piece) => put(piece)))
      const reports = [...(await tickAll()), ...(await tickAll())]
      expect(await effects()).toEqual([...names(round), 'daily'].sort())
      expect(reports.reduce((sum, { done }) => sum + done, 0)).toBe(PIECES + 1)
    }
  })

  it(`when a tick died with work in its hands and a day went by, ${rounds} times over`, async () => {
    for (let round = 0; round < rounds; round++) {
      await startOver()
      time.now = new Date(NOW.getTime() + (1000 + 3 * round) * DAY_MS)
      await Promise.all(names(round).map((piece) => put(piece, new Date(time.now.getTime() + DAY_MS / 2))))
      await tickAll()
      expect(await effects()).toEqual(['daily'])

      await age('1 day')
      time.now = new Date(time.now.getTime() + DAY_MS)
      expect(await takeWork(database.db, 1 + (round % PIECES))).not.toEqual([])
      await age('1 day')
      time.now = new Date(time.now.getTime() + DAY_MS)
      await tickAll()
      // What the dead tick held is due again only after a while.
      await age('1 hour')
      await tickAll()
      expect((await effects()).filter((piece) => piece !== 'daily')).toEqual(names(round))
      expect((await effects()).filter((piece) => piece === 'daily')).toHaveLength(2)
    }
  })

  it('when two hold the same piece, because the first was given up for dead', async () => {
    await startOver()
    await put('contested')
    const [first] = await takeWork(database.db, 1)
    await age('1 hour')
    await tickAll()
    await age('1 hour')
    let meanwhile: Promise<unknown> | undefined
    const slow = workInOneStep('write', z.object({ piece: z.string() }), async ({ db }, { piece }) => {
      meanwhile = tickAll()
      await new Promise((resolve) => setTimeout(resolve, 300))
      await write(db, piece)
    })
    const [runtime] = runtimes
    if (!first || !runtime) throw new Error('nothing taken')
    await expect(slow.run(runtime, first)).rejects.toThrow()
    await meanwhile
    expect((await effects()).filter((piece) => piece === 'contested')).toEqual(['contested'])
  })

  it('and none whose transaction was rolled back', async () => {
    await startOver()
    const undone = inTransaction(database.db, async (tx) => {
      await putWork(
        { db: tx, now: time.now },
        { kind: 'write', data: { piece: 'never' } },
        { dueAt: time.now },
      )
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await tickAll()
    expect(await effects()).not.toContain('never')
  })
})

describe('work that cannot be done now', () => {
  it('leaves no trace, is due again after a while, and holds up nothing else', async () => {
    await startOver()
    await put('later', time.now, 'busy')
    await put('nobody knows how', time.now, 'unheardOf')
    await put('fine')
    const reports = await tickAll()
    expect((await effects()).filter((piece) => piece !== 'daily')).toEqual(['fine'])
    expect(reports.reduce((sum, { givenBack }) => sum + givenBack, 0)).toBe(2)
    expect((await tickAll()).reduce((sum, { givenBack }) => sum + givenBack, 0)).toBe(0)
    await age('1 hour')
    expect((await tickAll()).reduce((sum, { givenBack }) => sum + givenBack, 0)).toBe(2)
  })

  it('is not done before its time', async () => {
    await startOver()
    await put('tomorrow', new Date(time.now.getTime() + DAY_MS))
    await tickAll()
    expect(await effects()).not.toContain('tomorrow')
  })
})
