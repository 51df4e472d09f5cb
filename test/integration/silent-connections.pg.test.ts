import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDatabaseAway } from '../../db/away.js'
import type { Database, DatabaseHandle } from '../../db/client.js'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js'
import { pools } from '../support/drivers.js'
import { createDatabase } from '../support/postgres.js'

const QUERY_TIMEOUT_MS = 800
const options = { maxConnections: 1, queryTimeoutMs: QUERY_TIMEOUT_MS }

describe.each(pools)('promise 8: a connection of %s that falls silent', (_, open) => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  let line: CuttingProxy
  let opened: DatabaseHandle
  beforeAll(async () => {
    database = await createDatabase({ maxConnections: 1 })
    line = await startCuttingProxy(database.url)
    opened = await open(line.url, options)
  })
  afterAll(async () => {
    await opened?.close()
    await line?.close()
    await database?.close()
  })

  const one = (db: Database) => db.execute(sql`select 1`)
  const timed = async (act: () => PromiseLike<unknown>) => {
    const began = performance.now()
    const error = await act().then(
      () => undefined,
      (reason) => reason,
    )
    return { error, timeouts: (performance.now() - began) / QUERY_TIMEOUT_MS }
  }

  it.each([
    ['in its transaction', async (tx: Database) => void (await one(tx))],
    ['at its COMMIT', async () => {}],
  ])('%s costs one timeout, and its place is the next one’s at once', async (__, meanwhile) => {
    const silenced = await timed(() =>
      opened.db.transaction(async (tx) => {
        await one(tx)
        line.deafen()
        await meanwhile(tx)
      }),
    )
    expect(isDatabaseAway(silenced.error)).toBe(true)
    expect(Math.floor(silenced.timeouts)).toBe(1)
    const next = await timed(() => opened.db.transaction((tx) => one(tx)))
    expect(next.error).toBeUndefined()
    expect(next.timeouts).toBeLessThan(1)
  })

  it('is away, not wrong, for a statement alone', async () => {
    await one(opened.db)
    line.silence()
    const { error, timeouts } = await timed(() => one(opened.db))
    line.speak()
    expect([isDatabaseAway(error), Math.floor(timeouts)]).toEqual([true, 1])
    expect((await timed(() => one(opened.db))).error).toBeUndefined()
  })
})
