import { neon } from '@neondatabase/serverless'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driver, drivers } from '../../support/drivers.js'
import { errorTests } from './errors.js'
import { migrationTests } from './migrations.js'
import { promiseTests } from './promises.js'
import { transactionTests } from './transactions.js'
import { typeTests } from './types.js'
import { workTests } from './work.js'

describe.each(drivers)('promise 4: on %s', (name, open) => {
  let driver: Driver
  beforeAll(async () => {
    driver = await open()
  })
  afterAll(async () => {
    await driver?.close()
  })
  const get = () => driver

  describe('the database', () => migrationTests(get))
  describe('a transaction', () => transactionTests(get))
  describe('an error', () => errorTests(get))
  describe('a value', () => typeTests(get))
  describe('the API', () => promiseTests(get))
  describe('due work', () => workTests(get))

  if (name === 'Neon') {
    it('a batch goes by HTTP, in one transaction', async () => {
      const query = neon('postgres://shuke:hush@loopback.neon.tech/shuke')
      const facts = query`select current_setting('transaction_isolation') as level, pg_current_xact_id_if_assigned() as id`
      const results = await query.transaction([facts, facts], {
        isolationLevel: 'Serializable',
        readOnly: true,
      })
      const fact = { level: 'serializable', id: null }
      expect(results).toEqual([[fact], [fact]])
      const wrong = query.transaction([query`select 1`, query`selec 2`])
      await expect(wrong).rejects.toMatchObject({ code: '42601' })
    })

    it('a query goes by HTTP, a transaction by WebSocket', async () => {
      const { db, seen = { webSockets: 0, queries: 0 } } = driver
      expect(seen.webSockets).toBeGreaterThan(0)
      const before = seen.queries
      await db.execute(sql`select 1`)
      expect(seen.queries).toBe(before + 1)
      await db.transaction((tx) => tx.execute(sql`select 1`))
      expect(seen.queries).toBe(before + 1)
    })
  }
})
