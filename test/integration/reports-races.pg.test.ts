import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { addRecipient } from '../../api/_outreach/index.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { openDatabase } from '../../db/client.js'
import { reportDeliveries, reportRecipients, robotPaces } from '../../db/schema/index.js'
import { robotAddress } from '../support/places.js'
import { createDatabase } from '../support/postgres.js'
import { openReportHouse, type ReportHouse } from '../support/robots/report-house.js'
import { scale } from '../support/scale.js'
import { makeRuntime, makeShop, type TestShop } from '../support/shop.js'

const rounds = scale(3, 40)

let database: Awaited<ReturnType<typeof createDatabase>>
let others: Awaited<ReturnType<typeof openDatabase>>[]
let house: ReportHouse

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 5 })
  others = await Promise.all([1, 2].map(() => openDatabase(database.url, { maxConnections: 5 })))
  house = await openReportHouse(makeRuntime(database.db), 2)
})
afterAll(async () => {
  await house?.close()
  for (const other of others ?? []) await other.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.execute(sql`truncate jobs.job, report_deliveries, report_recipients cascade`)
  await database.db.delete(robotPaces)
  house.robots.posted.length = 0
})

const add = (address: string, shop: TestShop = house.shop, storeId: string | null = null) => {
  const { sealer, db, clock } = house.runtime
  const ctx = { merchantId: shop.merchantId, sealer, now: clock(), canMail: true }
  const wish = { kind: 'wecom', name: '店长群', address, storeId } as const
  return inTransaction(db, (tx) => addRecipient({ ...ctx, db: tx }, wish))
}
const tickAll = () => Promise.all([database, ...others].map(({ db }) => house.tick(db)))
const statuses = async () => {
  const rows = await database.db.select({ status: reportDeliveries.status }).from(reportDeliveries)
  return rows.map(({ status }) => status)
}

it(`a report that three put at once, and three tick at once and again, goes to each recipient once, ${rounds} times over`, async () => {
  for (let nth = 0; nth < 4; nth++) await add(robotAddress('wecom'))
  for (let round = 0; round < rounds; round++) {
    house.robots.posted.length = 0
    const subject = house.newSubject()
    await Promise.all([database, ...others].map(({ db }) => house.put(subject, {}, db)))
    await Promise.all([tickAll(), tickAll()])
    await house.pass(3_600)
    await tickAll()
    expect(house.robots.posted).toHaveLength(4)
    expect(new Set(house.robots.posted.map(({ key }) => key)).size).toBe(4)
  }
  expect(new Set(await statuses())).toEqual(new Set(['sent']))
})

it('one robot that three shops and three instances send to at once is never sent more than it takes', async () => {
  const address = robotAddress('wecom')
  const shops = [house.shop, await makeShop(house.runtime), await makeShop(house.runtime)]
  for (const shop of shops) await add(address, shop)
  for (let nth = 0; nth < 45; nth++) await house.put(house.newSubject(), { shop: shops[nth % 3] })
  for (const expected of [20, 40, 45]) {
    await tickAll()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([expected, {}])
    await house.pass(40)
    await tickAll()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([expected, {}])
    await house.pass(31)
  }
  expect(new Set(await statuses())).toEqual(new Set(['sent']))
})

it('of many who add one address at once one does, and of many addresses twenty are taken', async () => {
  const address = robotAddress('wecom')
  const outcomes = async (addresses: string[]) => {
    const done = await Promise.allSettled(addresses.map((one) => add(one)))
    return done.map((one) => (one.status === 'fulfilled' ? 'added' : one.reason.code)).sort()
  }
  const same = await outcomes(Array(6).fill(address))
  expect(same).toEqual(['added', ...Array(5).fill('recipient_exists')])
  const many = await outcomes(Array.from({ length: 24 }, () => robotAddress('wecom')))
  expect(many.filter((one) => one === 'added')).toHaveLength(19)
  expect(many.filter((one) => one === 'recipients_full')).toHaveLength(5)
  const live = await database.db
    .select({ id: reportRecipients.id })
    .from(reportRecipients)
    .where(eq(reportRecipients.merchantId, house.shop.merchantId))
  expect(live).toHaveLength(20)
})
