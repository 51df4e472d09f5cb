import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { offers, vouchers } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import {
  makeGuests,
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const DAY = 86_400_000
const guestsAtOnce = 30
const rounds = scale(4, 60)

let database: Awaited<ReturnType<typeof createDatabase>>
let runtime: ReturnType<typeof makeRuntime>['runtime']
let shop: TestShop
let manager: TestPerson
let api: TestApi

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  runtime = makeRuntime(database.db).runtime
  shop = await makeShop(runtime)
  manager = await makePerson(runtime, shop, { role: 'manager' })
  api = await serveApi(runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const taken = ({ status }: Answer) => status === 201
const claim = (offerId: string, token: string) =>
  api.post(`/offers/${offerId}/claims`, { token, body: { storeId: shop.storeId } })
const change = (offerId: string, how: string, body?: object) =>
  api.post(`/stores/${shop.storeId}/offers/${offerId}${how}`, { token: manager.token, body })

/** Many guests claim; in their midst the manager does something. */
const amongClaims = async (offerId: string, act: () => Promise<Answer>) => {
  const guests = await makeGuests(runtime, shop, guestsAtOnce)
  const middle = guestsAtOnce / 2
  const [early, late] = [guests.slice(0, middle), guests.slice(middle)]
  const [before, acted, after] = await Promise.all([
    Promise.all(early.map(({ token }) => claim(offerId, token))),
    act(),
    Promise.all(late.map(({ token }) => claim(offerId, token))),
  ])
  return { acted, claims: [...before, ...after] }
}
const rowsOf = (offerId: string) =>
  database.db.select().from(vouchers).where(eq(vouchers.offerId, offerId)).orderBy(vouchers.claimedAt)
const offerRow = async (offerId: string) =>
  (await database.db.select().from(offers).where(eq(offers.id, offerId)))[0]

it(`an offer ended among claims gives out nothing more and loses no claim, ${rounds} times over`, async () => {
  for (let round = 0; round < rounds; round++) {
    const offerId = await makeOffer(database.db, shop.merchantId, runtime.clock())
    let givenWhenEnded = 0
    const { acted, claims } = await amongClaims(offerId, async () => {
      const ended = await change(offerId, '/ending')
      givenWhenEnded = ended.body.claimed
      return ended
    })
    expect(taken(acted)).toBe(true)
    const refusals = claims.filter((answer) => !taken(answer)).map(({ body }) => body.error.code)
    expect(new Set([...refusals, 'offer_closed'])).toEqual(new Set(['offer_closed']))
    expect(claims.filter(taken)).toHaveLength(givenWhenEnded)
    expect(await rowsOf(offerId)).toHaveLength(givenWhenEnded)
    expect((await offerRow(offerId))?.claimed).toBe(givenWhenEnded)
  }
})

it(`an offer changed among claims is one thing to all who hold it, ${rounds} times over`, async () => {
  for (let round = 0; round < rounds; round++) {
    const offerId = await makeOffer(database.db, shop.merchantId, runtime.clock())
    const { acted, claims } = await amongClaims(offerId, () =>
      change(offerId, '', {
        ...{ title: '改过', terms: '', kind: 'amountOff', discountFen: 1_000, minSpendFen: 20_000 },
        ...{ picture: null, storeIds: [], claimUntil: null, validDays: 7, perPersonLimit: 1, stock: null },
      }),
    )
    expect(claims.every(taken)).toBe(true)
    const { validDays, discountFen } = (await offerRow(offerId)) ?? {}
    const wasChanged = taken(acted)
    if (!wasChanged) expect(acted.body.error.code).toBe('offer_claimed')
    expect([validDays, discountFen]).toEqual(wasChanged ? [7, 1_000] : [30, 3_000])
    const days = new Set(
      (await rowsOf(offerId)).map(({ expiresAt, claimedAt }) =>
        Math.ceil((expiresAt.getTime() - claimedAt.getTime()) / DAY),
      ),
    )
    expect([...days]).toEqual([validDays])
  }
})
