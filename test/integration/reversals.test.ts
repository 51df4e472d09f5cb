import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { events, offers, people, visits, voucherMovements, vouchers } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { redeemAgain, redeemAVoucher } from '../support/redeeming.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const MINUTE = 60_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let clerk: TestPerson
let colleague: TestPerson
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  guest = await makePerson(made.runtime, shop)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  colleague = await makePerson(made.runtime, shop, { role: 'clerk' })
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})

const pass = (ms: number) => {
  made.time.now = new Date(made.time.now.getTime() + ms)
}
const outcome = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${body.error.code}`)
const redeem = async () => (await redeemAVoucher(api, { shop, guest, clerk })).body
const reverse = (id: string, by = clerk, storeId = shop.storeId) =>
  api.post(`/stores/${storeId}/redemptions/${id}/reversal`, { token: by.token })
const voucherOf = async (id: string) => {
  const [row] = await database.db.select().from(vouchers).where(eq(vouchers.id, id))
  if (!row) throw new Error('no such voucher')
  return row
}
const listed = async (by = clerk) =>
  (await api.get(`/stores/${shop.storeId}/redemptions`, by.token)).body.items

describe('a redemption by mistake', () => {
  it('gives the voucher back, takes the visit and the figures back, and is told in the ledgers', async () => {
    const { id, voucherId } = await redeem()
    const file = async () =>
      (await api.get(`/stores/${shop.storeId}/guests/${guest.personId}`, manager.token)).body
    const figures = async () =>
      (await api.get(`/stores/${shop.storeId}/overview?period=day`, manager.token)).body.figures
    expect(await file()).toMatchObject({ visits: 1, redemptions: 1, savedFen: 3_000, liveVouchers: 0 })

    const answer = await reverse(id)
    expect(answer.body).toMatchObject({ id, voucherId, reversedAt: NOW.toISOString() })
    const mine = (await api.get(`/me/vouchers/${voucherId}`, guest.token)).body
    expect(mine).toMatchObject({ status: 'live', spentAt: null })
    expect(await file()).toMatchObject({
      ...{ visits: 0, lastVisitOn: null, redemptions: 0, savedFen: 0, averageBillFen: null, liveVouchers: 1 },
    })
    expect(await figures()).toMatchObject({ redemptions: { now: 0 }, visits: { now: 0 } })
    const moves = await database.db
      .select()
      .from(voucherMovements)
      .where(eq(voucherMovements.voucherId, voucherId))
    expect(moves.map(({ kind }) => kind).sort()).toEqual(['claimed', 'redeemed', 'reversed', 'validated'])
    const told = await database.db
      .select()
      .from(events)
      .where(and(eq(events.merchantId, shop.merchantId), eq(events.name, 'voucher_reversed')))
    expect(told).toMatchObject([{ personKey: guest.personKey, properties: { voucherId, billFen: 30_000 } }])
  })

  it('lets the voucher be redeemed again, with a code that was not used', async () => {
    const { id, voucherId } = await redeem()
    await reverse(id)
    expect((await redeemAgain(api, { shop, guest, clerk, voucherId })).status).toBe(409)
    pass(30_000)
    const again = await redeemAgain(api, { shop, guest, clerk, voucherId })
    expect(again.status).toBe(201)
    expect((await listed()).map((one: { reversedAt: string | null }) => one.reversedAt === null)).toEqual([
      true,
      false,
    ])
    expect(await database.db.select().from(visits).where(eq(visits.personId, guest.personId))).toMatchObject([
      { causeId: again.body.id },
    ])
  })

  it('is taken back once', async () => {
    const { id } = await redeem()
    expect([outcome(await reverse(id)), outcome(await reverse(id))]).toEqual([201, '409 redemption_reversed'])
  })

  it('of another store is not there', async () => {
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    const { id } = await redeem()
    expect(outcome(await reverse(id, owner, shop.storeIds[1]))).toBe('404 not_found')
  })

  it('gets a new handle when its own went to another voucher meanwhile', async () => {
    const { id, voucherId } = await redeem()
    const { handle } = await voucherOf(voucherId)
    const other = await makePerson(made.runtime, shop)
    const body = { storeId: shop.storeId }
    const claimed = (await api.post(`/offers/${shop.offerId}/claims`, { token: other.token, body })).body
    await database.db.update(vouchers).set({ handle }).where(eq(vouchers.id, claimed.id))
    expect((await reverse(id)).status).toBe(201)
    expect((await voucherOf(voucherId)).handle).not.toBe(handle)
    expect((await voucherOf(claimed.id)).handle).toBe(handle)
  })

  it('of a voucher whose last day ends meanwhile leaves it good for the day it came back, and for no day more', async () => {
    await database.db.update(offers).set({ validDays: 3 }).where(eq(offers.id, shop.offerId))
    const { id: first, voucherId } = await redeem()
    await reverse(first)
    const { expiresAt } = await voucherOf(voucherId)
    made.time.now = new Date(expiresAt.getTime() - 3 * MINUTE)
    const { id } = (await redeemAgain(api, { shop, guest, clerk, voucherId })).body
    pass(5 * MINUTE)
    expect((await reverse(id)).status).toBe(201)
    expect((await voucherOf(voucherId)).expiresAt).toEqual(new Date(expiresAt.getTime() + 86_400_000))

    made.time.now = new Date(expiresAt.getTime() + 86_400_000 - 3 * MINUTE)
    const again = (await redeemAgain(api, { shop, guest, clerk, voucherId })).body.id
    pass(5 * MINUTE)
    expect((await reverse(again)).status).toBe(201)
    expect((await voucherOf(voucherId)).expiresAt).toEqual(new Date(expiresAt.getTime() + 86_400_000))
  })
})

describe('who may take a redemption back', () => {
  it('the clerk who did it, for ten minutes', async () => {
    const { id } = await redeem()
    expect(outcome(await reverse(id, colleague))).toBe('409 reversal_not_yours')
    expect((await listed(colleague))[0]).toMatchObject({ id, canReverse: false })
    pass(10 * MINUTE)
    expect((await listed())[0]).toMatchObject({ id, canReverse: true, offerTitle: '满 200 减 30' })
    pass(1)
    expect((await listed())[0]).toMatchObject({ canReverse: false })
    expect(outcome(await reverse(id))).toBe('409 reversal_too_late')
  })

  it('nobody whose own voucher it was, not even a manager', async () => {
    const { id } = (await redeemAVoucher(api, { shop, guest: manager, clerk })).body
    expect((await listed(manager))[0]).toMatchObject({ id, canReverse: false })
    expect(outcome(await reverse(id, manager))).toBe('409 own_redemption')
    expect((await reverse(id)).status).toBe(201)
  })

  it('a manager until the day is over', async () => {
    const { id } = await redeem()
    made.time.now = new Date('2026-11-25T23:59:59+08:00')
    expect((await listed(manager))[0]).toMatchObject({ canReverse: true })
    made.time.now = new Date('2026-11-26T00:00:00+08:00')
    expect(await listed(manager)).toEqual([])
    expect(outcome(await reverse(id, manager))).toBe('409 reversal_day_over')
    made.time.now = new Date('2026-11-25T23:59:59+08:00')
    expect((await reverse(id, manager)).status).toBe(201)
    const [row] = await database.db.select().from(people).where(eq(people.id, guest.personId))
    expect(row).toMatchObject({ visits: 0, lastVisitOn: null })
  })
})
