import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { offerStores, redemptions, voucherMovements, vouchers } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const MINUTE = 60_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let clerk: TestPerson
let colleague: TestPerson
let owner: TestPerson

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
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  colleague = await makePerson(made.runtime, shop, { role: 'clerk' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
})

const pass = (ms: number) => {
  made.time.now = new Date(made.time.now.getTime() + ms)
}
const outcome = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${body.error.code}`)

const claim = async (guest: TestPerson, offerId = shop.offerId): Promise<string> => {
  const body = { storeId: shop.storeId }
  const answer = await api.post(`/offers/${offerId}/claims`, { token: guest.token, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
const codeOf = async (guest: TestPerson, voucherId: string): Promise<string> => {
  const { body } = await api.get(`/me/vouchers/${voucherId}/codes`, guest.token)
  return body.handle + body.codes[0].code
}
const validate = (staff: TestPerson, code: string, storeId = shop.storeId) =>
  api.post(`/stores/${storeId}/validations`, { token: staff.token, body: { code } })
const redeem = (staff: TestPerson, voucherId: string, billFen = 30_000, storeId = shop.storeId) =>
  api.post(`/stores/${storeId}/redemptions`, { token: staff.token, body: { voucherId, billFen } })

const guestWithVoucher = async (offerId?: string) => {
  const guest = await makePerson(made.runtime, shop)
  const voucherId = await claim(guest, offerId)
  return { guest, voucherId, code: () => codeOf(guest, voucherId) }
}
const movementsOf = async (voucherId: string) => {
  const rows = await database.db
    .select()
    .from(voucherMovements)
    .where(and(eq(voucherMovements.merchantId, shop.merchantId), eq(voucherMovements.voucherId, voucherId)))
    .orderBy(voucherMovements.at, voucherMovements.id)
  return rows.map(({ kind, actorId, storeId }) => [kind, actorId, storeId])
}
const rowOf = async (voucherId: string) => {
  const [row] = await database.db.select().from(vouchers).where(eq(vouchers.id, voucherId))
  if (!row) throw new Error('no such voucher')
  return row
}

describe('a validated voucher', () => {
  it('is kept for its clerk for three minutes, then a colleague may', async () => {
    const { code, voucherId, guest } = await guestWithVoucher()
    const answer = await validate(clerk, await code())
    expect(answer.body).toMatchObject({
      voucherId,
      heldUntil: new Date(NOW.getTime() + 3 * MINUTE).toISOString(),
      offer: { id: shop.offerId, discountFen: 3_000 },
      guest: { personId: guest.personId, isMember: false },
    })
    pass(MINUTE)
    expect(outcome(await validate(colleague, await code()))).toBe('409 voucher_held')
    expect(outcome(await redeem(colleague, voucherId))).toBe('409 voucher_held')
    pass(2 * MINUTE - 1)
    expect(outcome(await validate(colleague, await code()))).toBe('409 voucher_held')
    pass(1)
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 voucher_not_held')
    expect(outcome(await validate(colleague, await code()))).toBe(201)
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 voucher_held')
    expect(outcome(await redeem(colleague, voucherId))).toBe(201)
  })

  it('may be looked at again by its clerk, with the same code and without more time', async () => {
    const { code, voucherId } = await guestWithVoucher()
    const shown = await code()
    const first = await validate(clerk, shown)
    pass(20_000)
    const again = await validate(clerk, shown)
    expect(again.body).toEqual(first.body)
    expect(await movementsOf(voucherId)).toHaveLength(2)
  })

  it('moves with its clerk to another store of theirs', async () => {
    const { code, voucherId } = await guestWithVoucher()
    const [here = '', nextDoor = ''] = shop.storeIds
    expect(outcome(await validate(owner, await code(), here))).toBe(201)
    expect(outcome(await redeem(owner, voucherId, 30_000, nextDoor))).toBe('409 voucher_not_held')
    pass(MINUTE)
    expect(outcome(await validate(owner, await code(), nextDoor))).toBe(201)
    expect(outcome(await redeem(owner, voucherId, 30_000, nextDoor))).toBe(201)
  })
})

describe('a code', () => {
  it('serves once: neither it nor an older one opens the voucher again', async () => {
    const { code } = await guestWithVoucher()
    const older = await code()
    pass(30_000)
    const shown = await code()
    expect(outcome(await validate(clerk, shown))).toBe(201)
    pass(3 * MINUTE)
    expect(outcome(await validate(colleague, shown))).toBe('409 voucher_code_unknown')
    expect(outcome(await validate(clerk, shown))).toBe('409 voucher_code_unknown')
    expect(outcome(await validate(clerk, older))).toBe('409 voucher_code_unknown')
    expect(outcome(await validate(clerk, await code()))).toBe(201)
  })

  it('still counts in the step after its own, and no longer', async () => {
    const { code } = await guestWithVoucher()
    const shown = await code()
    pass(59_000 - (made.time.now.getTime() % 30_000))
    expect(outcome(await validate(clerk, shown))).toBe(201)
    const other = await guestWithVoucher()
    const late = await other.code()
    pass(60_000)
    expect(outcome(await validate(clerk, late))).toBe('409 voucher_code_unknown')
  })

  it('of nobody says nothing, of a spent voucher says so', async () => {
    const { code, voucherId } = await guestWithVoucher()
    const shown = await code()
    const wrong = (Number(shown.slice(6)) + 1).toString().padStart(6, '0').slice(-6)
    const strange = String((Number(shown.slice(0, 6)) + 1) % 1_000_000).padStart(6, '0')
    expect(outcome(await validate(clerk, shown.slice(0, 6) + wrong))).toBe('409 voucher_code_unknown')
    expect(outcome(await validate(clerk, strange + shown.slice(6)))).toBe('409 voucher_code_unknown')
    expect(await movementsOf(voucherId)).toHaveLength(1)
    expect(outcome(await validate(clerk, shown))).toBe(201)
    expect(outcome(await redeem(clerk, voucherId))).toBe(201)
    expect(outcome(await validate(clerk, shown))).toBe('409 voucher_spent')
  })
})

describe('a voucher is refused', () => {
  it('to the clerk whose own it is', async () => {
    const voucherId = await claim(clerk)
    const code = await codeOf(clerk, voucherId)
    expect(outcome(await validate(clerk, code))).toBe('409 own_voucher')
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 own_voucher')
    expect(outcome(await validate(colleague, code))).toBe(201)
  })

  it('in a store it does not name', async () => {
    const [here = '', nextDoor = ''] = shop.storeIds
    const { merchantId } = shop
    const offerId = await makeOffer(database.db, merchantId, NOW, { title: '只在二店', sort: 2 })
    await database.db.insert(offerStores).values({ merchantId, offerId, storeId: nextDoor })
    const { code, voucherId } = await guestWithVoucher(offerId)
    expect(outcome(await validate(owner, await code(), here))).toBe('409 voucher_not_here')
    expect(outcome(await redeem(owner, voucherId, 30_000, here))).toBe('409 voucher_not_here')
    expect(outcome(await validate(owner, await code(), nextDoor))).toBe(201)
    expect(outcome(await redeem(owner, voucherId, 30_000, nextDoor))).toBe(201)
  })

  it('once it has expired: at the midnight after its last day', async () => {
    const { guest, code, voucherId } = await guestWithVoucher()
    const { expiresAt } = await rowOf(voucherId)
    expect(expiresAt).toEqual(new Date('2026-12-25T00:00:00+08:00'))
    made.time.now = new Date(expiresAt.getTime() - 10_000)
    const shown = await code()
    expect(outcome(await validate(clerk, shown))).toBe(201)
    made.time.now = expiresAt
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 voucher_expired')
    expect(outcome(await validate(clerk, shown))).toBe('409 voucher_expired')
    expect(outcome(await api.get(`/me/vouchers/${voucherId}/codes`, guest.token))).toBe('409 voucher_expired')
    expect((await api.get(`/me/vouchers/${voucherId}`, guest.token)).body.status).toBe('expired')
  })

  it('without having been validated, and below its minimum', async () => {
    const { code, voucherId } = await guestWithVoucher()
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 voucher_not_held')
    await validate(clerk, await code())
    expect(outcome(await redeem(clerk, voucherId, 19_999))).toBe('422 bill_below_minimum')
    expect((await rowOf(voucherId)).status).toBe('live')
    expect(outcome(await redeem(clerk, voucherId, 20_000))).toBe(201)
  })
})

describe('a redemption', () => {
  it('happens once, and its ledger tells the whole life of the voucher', async () => {
    const { guest, code, voucherId } = await guestWithVoucher()
    pass(1_000)
    await validate(clerk, await code())
    pass(1_000)
    const answer = await redeem(clerk, voucherId, 25_600)
    expect(answer.body).toMatchObject({ billFen: 25_600, discountFen: 3_000, payableFen: 22_600 })
    expect(outcome(await redeem(clerk, voucherId))).toBe('409 voucher_spent')
    expect(outcome(await redeem(colleague, voucherId))).toBe('409 voucher_spent')
    expect(await movementsOf(voucherId)).toEqual([
      ['claimed', guest.personId, shop.storeId],
      ['validated', clerk.personId, shop.storeId],
      ['redeemed', clerk.personId, shop.storeId],
    ])
    const rows = await database.db.select().from(redemptions).where(eq(redemptions.voucherId, voucherId))
    expect(rows).toMatchObject([{ billFen: 25_600, discountFen: 3_000, redeemedBy: clerk.personId }])
    expect((await api.get('/me', guest.token)).body).toMatchObject({ visits: 1, lastVisitOn: '2026-11-25' })
  })

  it('never takes more off than the bill', async () => {
    const offerId = await makeOffer(database.db, shop.merchantId, NOW, { minSpendFen: 0, discountFen: 5_000 })
    const { code, voucherId } = await guestWithVoucher(offerId)
    await validate(clerk, await code())
    const { body } = await redeem(clerk, voucherId, 1_200)
    expect(body).toMatchObject({ billFen: 1_200, discountFen: 1_200, payableFen: 0 })
  })

  it('of a gift takes nothing off', async () => {
    const wish = { kind: 'gift', minSpendFen: 0, discountFen: 1_800 } as const
    const { code, voucherId } = await guestWithVoucher(
      await makeOffer(database.db, shop.merchantId, NOW, wish),
    )
    await validate(clerk, await code())
    expect((await redeem(clerk, voucherId, 8_000)).body).toMatchObject({ discountFen: 0, payableFen: 8_000 })
  })
})

describe('a claim', () => {
  it('ends with the limit of a person, with the stock and with its time, and leaves nothing behind', async () => {
    const wish = { stock: 1, claimUntil: new Date(NOW.getTime() + MINUTE) }
    const offerId = await makeOffer(database.db, shop.merchantId, NOW, wish)
    const { guest } = await guestWithVoucher(offerId)
    const again = (who: TestPerson) =>
      api.post(`/offers/${offerId}/claims`, { token: who.token, body: { storeId: shop.storeId } })
    expect(outcome(await again(guest))).toBe('409 offer_limit_reached')
    const late = await makePerson(made.runtime, shop)
    expect(outcome(await again(late))).toBe('409 offer_sold_out')
    pass(MINUTE)
    expect(outcome(await again(late))).toBe('409 offer_closed')
    expect((await api.get('/me', late.token)).body.isFan).toBe(false)
    expect((await api.get('/me/vouchers', late.token)).body.items).toEqual([])
  })
})
