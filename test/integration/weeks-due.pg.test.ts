import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Runtime } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import { runTick } from '../../api/_platform/tick.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { makeSummaries } from '../../api/_reports/week/make-summaries.js'
import { reportHandlers, reportTurns } from '../../api/_reports/work.js'
import { openDatabase } from '../../db/client.js'
import {
  reportDeliveries,
  reportRecipients,
  reports,
  stores,
  storeWeeks,
  weeklySummaries,
} from '../../db/schema/index.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { makeRuntime, makeShop, type TestShop } from '../support/shop.js'
import { keepWeeks, weekOf } from '../support/weeks.js'

const rounds = scale(3, 40)
const INSTANCES = 3
const HOUR = 3_600_000
/** Monday 08:00 in Hangzhou, when the week of the 16th is due. */
const DUE = new Date('2026-11-23T08:00:00+08:00')
const hoursAfter = (hours: number, from = DUE) => new Date(from.getTime() + hours * HOUR)

let database: Awaited<ReturnType<typeof createDatabase>>
let others: Awaited<ReturnType<typeof openDatabase>>[]
let made: ReturnType<typeof makeRuntime>
let instances: Runtime[]
let shop: TestShop

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 5 })
  others = await Promise.all([1, 2].map(() => openDatabase(database.url, { maxConnections: 5 })))
  made = makeRuntime(database.db)
  instances = [database, ...others].map(({ db }) => ({ ...made.runtime, db }))
})
afterAll(async () => {
  for (const other of others ?? []) await other.close()
  await database?.close()
})
beforeEach(async () => {
  // Each test plans the same Mondays anew.
  for (const table of [sql`jobs.job`, sql`jobs.archive`]) await database.db.execute(sql`delete from ${table}`)
  made.time.now = hoursAfter(-24 * 7)
  shop = await makeShop(made.runtime, 2)
})

const plan = { handlers: reportHandlers, recurring: reportTurns }
const tick = (runtime: Runtime) => runTick(runtime, plan)
const tickAll = () => Promise.all(instances.map(tick))
const summaries = async () => {
  const rows = await database.db
    .select()
    .from(weeklySummaries)
    .where(eq(weeklySummaries.merchantId, shop.merchantId))
  return rows.map(({ storeId, weekOn, revision }) => `${storeId ?? 'brand'} ${weekOn} ${revision}`).sort()
}
const allOf = (weekOn: string) => ['brand', ...shop.storeIds].map((scope) => `${scope} ${weekOn} 1`).sort()

const listen = async (storeId: string) => {
  const recipient = { merchantId: shop.merchantId, id: newId('rcp', DUE), storeId, kind: 'wecom' as const }
  await database.db
    .insert(reportRecipients)
    .values({ ...recipient, name: '店长群', addressSealed: 'x', addressHash: 'x', createdAt: DUE })
}
const toldOf = () => database.db.select().from(reports).where(eq(reports.merchantId, shop.merchantId))

describe('one summary a week, whatever the scheduler does', () => {
  it('none a second before eight on Monday, each of them at eight', async () => {
    made.time.now = hoursAfter(-1 / 3_600)
    await tickAll()
    // What is due until then is the week before.
    expect(await summaries()).toEqual(allOf('2026-11-09'))
    made.time.now = DUE
    await tickAll()
    expect(await summaries()).toEqual([...allOf('2026-11-09'), ...allOf('2026-11-16')].sort())
  })

  it('one each, ticked by three instances at once, again and again, and told once to who listens', async () => {
    await listen(shop.storeId)
    for (let round = 0; round < rounds; round++) {
      made.time.now = hoursAfter(round / 4)
      await tickAll()
      await tickAll()
    }
    expect(await summaries()).toEqual(allOf('2026-11-16'))
    const told = await toldOf()
    expect(told.map(({ storeId, about }) => [storeId, about])).toEqual([[shop.storeId, 'week']])
    expect(JSON.stringify(told[0]?.message)).toContain(
      `https://shop.example/m/${shop.slug}#/pages/week/index?link=`,
    )
    const sent = await database.db
      .select()
      .from(reportDeliveries)
      .where(eq(reportDeliveries.merchantId, shop.merchantId))
    expect(sent).toHaveLength(1)
  })

  it('one each, made by several at one moment', async () => {
    const [here = ''] = shop.storeIds
    await listen(here)
    const stands = { mondays: ['2026-11-16'], weeks: [weekOf()], now: DUE }
    await keepWeeks(database.db, shop, { scope: here, ...stands })
    const make = ({ db, sealer }: Runtime) =>
      inTransaction(db, (tx) =>
        makeSummaries(
          { merchantId: shop.merchantId, db: tx, sealer, now: DUE },
          {
            ...{ scopes: [here], weekOn: '2026-11-16', origin: null },
            stores: [{ id: here, name: '1店', timeZone: 'Asia/Shanghai' }],
          },
        ),
      )
    await Promise.all(
      Array.from({ length: 2 * INSTANCES }, (_, at) => make(instances[at % INSTANCES] as Runtime)),
    )
    expect(await summaries()).toEqual([`${here} 2026-11-16 1`])
    expect(await toldOf()).toHaveLength(1)
  })

  it('days late the last week, and of weeks that no tick saw only that', async () => {
    made.time.now = hoursAfter(24 * 3 + 5)
    await tickAll()
    expect(await summaries()).toEqual(allOf('2026-11-16'))
    made.time.now = hoursAfter(24 * 7 * 3 + 30)
    await tickAll()
    expect(await summaries()).toEqual([...allOf('2026-11-16'), ...allOf('2026-12-07')].sort())
  })

  it('none of a store that opens after the week was over', async () => {
    await database.db
      .update(stores)
      .set({ createdAt: hoursAfter(1) })
      .where(and(eq(stores.merchantId, shop.merchantId), eq(stores.id, shop.storeIds[1] ?? '')))
    made.time.now = hoursAfter(2)
    await tickAll()
    expect(await summaries()).toEqual([`brand 2026-11-16 1`, `${shop.storeId} 2026-11-16 1`].sort())
  })

  it('each store at eight by its own wall clock, all together once the week is over everywhere', async () => {
    const [here = '', abroad = ''] = shop.storeIds
    await database.db
      .update(stores)
      .set({ timeZone: 'America/New_York' })
      .where(and(eq(stores.merchantId, shop.merchantId), eq(stores.id, abroad)))
    made.time.now = DUE
    await tickAll()
    const known = await summaries()
    expect(known).toContain(`${here} 2026-11-16 1`)
    expect(known).not.toContain(`${abroad} 2026-11-16 1`)
    expect(known).not.toContain('brand 2026-11-16 1')
    // Midnight in New York is thirteen hours after Hangzhou’s, and five after eight o’clock there.
    made.time.now = new Date('2026-11-23T05:00:00Z')
    await tickAll()
    expect(await summaries()).toContain('brand 2026-11-16 1')
    expect(await summaries()).not.toContain(`${abroad} 2026-11-16 1`)
    made.time.now = new Date('2026-11-23T13:00:00Z')
    await tickAll()
    expect(await summaries()).toContain(`${abroad} 2026-11-16 1`)
  })

  it('rolls up each week once for all of them', async () => {
    made.time.now = DUE
    await tickAll()
    const kept = () => database.db.select().from(storeWeeks).where(eq(storeWeeks.merchantId, shop.merchantId))
    const before = await kept()
    made.time.now = hoursAfter(24 * 7)
    await tickAll()
    expect(await kept()).toHaveLength(before.length + 3)
  })
})
