import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redemptions, visits } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import {
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

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

const showCode = async (guest: TestPerson) => {
  const claim = await api.post(`/offers/${shop.offerId}/claims`, {
    token: guest.token,
    body: { storeId: shop.storeId },
  })
  const shown = await api.get(`/me/vouchers/${claim.body.id}/codes`, guest.token)
  return shown.body.handle + shown.body.codes[0].code
}

/** One device: types the code, then spends what it was shown. */
const useOn = async (clerk: TestPerson, code: string) => {
  const at = `/stores/${shop.storeId}`
  const validation = await api.post(`${at}/validations`, { token: clerk.token, body: { code } })
  if (validation.status !== 201) return validation
  const body = { voucherId: validation.body.voucherId, billFen: 31_800 }
  return api.post(`${at}/redemptions`, { token: clerk.token, body })
}

const REFUSALS = ['voucher_held', 'voucher_spent', 'voucher_code_unknown', 'voucher_not_held']
const devices = 20
const rounds = scale(3, 50)

it(`promise 4: one code on ${devices} devices at once is redeemed once, ${rounds} times over`, async () => {
  const clerks = await Promise.all(
    Array.from({ length: 4 }, () => makePerson(runtime, shop, { role: 'clerk' })),
  )
  for (let round = 0; round < rounds; round++) {
    const guest = await makePerson(runtime, shop)
    const code = await showCode(guest)
    const answers = await Promise.all(
      Array.from({ length: devices }, (_, device) =>
        useOn(clerks[device % clerks.length] as TestPerson, code),
      ),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, REFUSALS.includes(body.error.code)]).toEqual([409, true])
    }
    const [visit] = await database.db
      .select({ count: count() })
      .from(visits)
      .where(eq(visits.personId, guest.personId))
    expect(visit?.count).toBe(1)
  }
  const [all] = await database.db.select({ count: count() }).from(redemptions)
  expect(all?.count).toBe(rounds)
})

it('promise 4: the last of a stock goes to one of many guests at once', async () => {
  const offerId = await makeOffer(database.db, shop.merchantId, runtime.clock(), { stock: 3 })
  const guests = await Promise.all(Array.from({ length: 30 }, () => makePerson(runtime, shop)))
  const answers = await Promise.all(
    guests.map(({ token }) =>
      api.post(`/offers/${offerId}/claims`, { token, body: { storeId: shop.storeId } }),
    ),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3)
  expect(new Set(answers.filter((a) => a.status !== 201).map((a) => a.body.error.code))).toEqual(
    new Set(['offer_sold_out']),
  )
})
