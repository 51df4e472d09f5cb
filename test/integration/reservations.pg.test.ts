import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { FRIDAY_EVENING, makeGuests, makeRuntime, makeShop, type TestShop } from '../support/shop.js'

const ANSWERED_WITHIN_MS = 5_000
const HALF_HOUR_MS = 30 * 60_000

let database: Awaited<ReturnType<typeof createDatabase>>
let runtime: ReturnType<typeof makeRuntime>['runtime']
let shop: TestShop
let api: TestApi

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  runtime = makeRuntime(database.db).runtime
  shop = await makeShop(runtime)
  api = await serveApi(runtime)
})

afterAll(async () => {
  await api?.close()
  await database?.close()
})

const book = async (token: string, tableId: string, startsAt: Date): Promise<Answer & { ms: number }> => {
  const began = performance.now()
  const body = { tableId, partySize: 2, startsAt: startsAt.toISOString(), contactPhone: '13800001111' }
  const answer = await api.post(`/stores/${shop.storeId}/reservations`, { token, body })
  return { ...answer, ms: performance.now() - began }
}

const codesOf = (answers: Answer[]) => [...new Set(answers.map((answer) => answer.body?.error?.code))]

const countOverlaps = async () => {
  const { rows } = (await database.db.execute(sql`
    select count(*)::int as count from table_occupancies a join table_occupancies b
      on a.merchant_id = b.merchant_id and a.table_id = b.table_id and a.id < b.id and a.active and b.active and a.period && b.period`)) as unknown as {
    rows: { count: number }[]
  }
  return rows[0]?.count
}

const empty = () => database.db.execute(sql`truncate table_occupancies, reservations cascade`)

describe('one table, one time, many guests at once', () => {
  const guests = scale(100, 200)
  const rounds = scale(3, 50)

  it(`promise 2: of ${guests} guests 1 wins, the rest get table_unavailable within 5 s, ${rounds} times over`, async () => {
    const tokens = await makeGuests(runtime, shop, guests)
    for (let round = 0; round < rounds; round++) {
      await empty()
      const table = shop.tableOf(`A${(round % 8) + 1}`)
      const answers = await Promise.all(tokens.map(({ token }) => book(token, table.id, FRIDAY_EVENING)))
      const winners = answers.filter((answer) => answer.status === 201)
      const others = answers.filter((answer) => answer.status !== 201)
      expect(winners).toHaveLength(1)
      expect(codesOf(others)).toEqual(['table_unavailable'])
      expect(Math.max(...answers.map((answer) => answer.ms))).toBeLessThan(ANSWERED_WITHIN_MS)
      expect(await countOverlaps()).toBe(0)
    }
  })
})

describe('overlapping times', () => {
  const guests = 200
  const rounds = scale(1, 20)

  it(`promise 3: ${guests} guests want one of two tables around 18:30, 0 overlaps, ${rounds} times over`, async () => {
    const tokens = await makeGuests(runtime, shop, guests)
    const tables = [shop.tableOf('A1'), shop.tableOf('A2')]
    for (let round = 0; round < rounds; round++) {
      await empty()
      const answers = await Promise.all(
        tokens.map(({ token }, index) => {
          const startsAt = new Date(FRIDAY_EVENING.getTime() + ((index % 7) - 3) * HALF_HOUR_MS)
          return book(token, tables[index % 2]?.id ?? '', startsAt)
        }),
      )
      expect(await countOverlaps()).toBe(0)
      expect(answers.some((answer) => answer.status === 201)).toBe(true)
      expect(codesOf(answers.filter((answer) => answer.status !== 201))).toEqual(['table_unavailable'])
    }
  })
})

describe('the exclusion constraint is the last line', () => {
  it('refuses two active occupancies of one table at overlapping times, whoever writes them', async () => {
    await empty()
    const [{ token } = { token: '' }] = await makeGuests(runtime, shop, 1)
    await book(token, shop.tableOf('A1').id, FRIDAY_EVENING)
    const again = database.db.execute(sql`insert into table_occupancies
      select merchant_id, gen_random_uuid(), store_id, table_id, reservation_id, period, active from table_occupancies`)
    await expect(again).rejects.toMatchObject({ cause: { code: '23P01' } })
  })
})
