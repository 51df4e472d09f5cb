import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { outreachHandlers, outreachTurns } from '../../api/_outreach/work.js'
import { newId } from '../../api/_platform/ids.js'
import { runTick } from '../../api/_platform/tick.js'
import { forgetOldReports } from '../../api/_reports/forget-old.js'
import type { DatabaseHandle } from '../../db/client.js'
import {
  alerts,
  merchants,
  reportDeliveries,
  reportRecipients,
  reports,
  storeWeeks,
  summaryLinks,
  weeklySummaries,
} from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'
import { makeSummary, weekOf } from '../support/weeks.js'

const DAY_MS = 86_400_000
const ROWS = 5_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
afterAll(() => database?.close())
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime)
})

const plan = {
  handlers: [...outreachHandlers, forgetOldReports],
  recurring: [...outreachTurns, { kind: 'forgetOldReports', everyMs: DAY_MS }],
}
/** Each tick a day later, so that what recurs daily is due. */
let day = 0
const tick = async () => {
  made.time.now = new Date(NOW.getTime() + ++day * 1_000 * 86_400)
  const keptNow = made.time.now
  await runTick(made.runtime, plan)
  return keptNow
}
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const mondayAgo = (weeks: number) =>
  new Date(Date.UTC(2026, 10, 23) - weeks * 7 * DAY_MS).toISOString().slice(0, 10)

const count = async (table: Parameters<DatabaseHandle['db']['$count']>[0]) =>
  database.db.$count(table, sql`merchant_id = ${sql.param(shop.merchantId, merchants.merchantId)}`)

/** A report of so many days ago, and how it was delivered then or later. */
const report = async (days: number, deliveredDaysAgo = days) => {
  const { merchantId } = shop
  const [reportId, recipientId] = [newId('rpt', daysAgo(days)), newId('rcp', daysAgo(days))]
  const message = { title: '周一小结', lines: [], link: null }
  await database.db.insert(reports).values({
    ...{ merchantId, id: reportId, about: 'week', subjectId: reportId, message, createdAt: daysAgo(days) },
  })
  await database.db.insert(reportRecipients).values({
    ...{ merchantId, id: recipientId, kind: 'wecom', name: '店长群', addressHash: recipientId },
    createdAt: daysAgo(days),
  })
  await database.db.insert(reportDeliveries).values({
    ...{ merchantId, id: newId('dlv', daysAgo(deliveredDaysAgo)), reportId, recipientId, status: 'sent' },
    ...{ createdAt: daysAgo(deliveredDaysAgo), settledAt: daysAgo(deliveredDaysAgo) },
  })
}

it('how a report was delivered is kept for 180 days, and a report as long as anything is known of that', async () => {
  for (const days of [10, 178, 190]) await report(days)
  await report(190, 178)
  await tick()
  expect([await count(reportDeliveries), await count(reports)]).toEqual([3, 3])
  expect(await count(reportRecipients)).toBe(4)
})

it('a week is kept for two years with its links, and an alert as long after it is over', async () => {
  const { merchantId, storeId } = shop
  for (const weeks of [1, 103, 106]) {
    const weekOn = mondayAgo(weeks)
    const summaryId = await makeSummary(database.db, shop, { storeId, now: NOW, weekOn })
    const times = { createdAt: NOW, expiresAt: NOW }
    await database.db.insert(summaryLinks).values({ merchantId, id: newId('lnk', NOW), summaryId, ...times })
    await database.db
      .insert(storeWeeks)
      .values({ merchantId, scope: storeId, weekOn, figures: weekOf(), madeAt: NOW })
  }
  for (const [opened, closed] of [
    [800, null],
    [800, 740],
    [800, 720],
  ] as const)
    await database.db.insert(alerts).values({
      ...{ merchantId, id: newId('alr', daysAgo(opened)), storeId, kind: 'figure', body: {} },
      ...{ subject: `less ${closed}`, openedAt: daysAgo(opened), lastSeenAt: daysAgo(opened) },
      closedAt: closed === null ? null : daysAgo(closed),
    })
  await tick()
  expect([await count(weeklySummaries), await count(summaryLinks), await count(storeWeeks)]).toEqual([
    2, 2, 2,
  ])
  expect(await count(alerts)).toBe(2)
})

it('more than one turn takes goes all the same, and nothing of who is new', async () => {
  const { merchantId, storeId } = shop
  const message = { title: '周一小结', lines: [], link: null }
  for (let from = 0; from < 2 * ROWS + 1; from += 2_001)
    await database.db.insert(reports).values(
      Array.from({ length: 2_001 }, (_, nth) => ({
        ...{ merchantId, id: newId('rpt', daysAgo(200)), storeId, about: 'alert' as const, message },
        ...{ subjectId: `${from + nth}`, createdAt: daysAgo(200) },
      })),
    )
  await report(1)
  await tick()
  expect(await count(reports)).toBe(1)
})
