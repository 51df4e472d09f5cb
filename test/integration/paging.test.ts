import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { offerStores } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
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
})

const pass = (ms: number) => {
  made.time.now = new Date(made.time.now.getTime() + ms)
}
const send = async (who: TestPerson, path: string, body: object) => {
  const answer = await api.post(path, { token: who.token, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const claim = async (guest: TestPerson, offerId: string): Promise<string> =>
  (await send(guest, `/offers/${offerId}/claims`, { storeId: shop.storeId })).id
const spend = async (guest: TestPerson, voucherId: string) => {
  const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  const { body } = await api.get(`/me/vouchers/${voucherId}/codes`, guest.token)
  await send(clerk, `/stores/${shop.storeId}/validations`, { code: body.handle + body.codes[0].code })
  await send(clerk, `/stores/${shop.storeId}/redemptions`, { voucherId, billFen: 30_000 })
}

const walk = async (path: string, token?: string) => {
  const pages: string[][] = []
  let cursor: string | null = ''
  while (cursor !== null && pages.length < 20) {
    const step = cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path
    const { status, body } = await api.get(step, token)
    expect(status).toBe(200)
    pages.push(body.items.map((item: { id: string }) => item.id))
    cursor = body.nextCursor
  }
  return pages
}

describe('lists', () => {
  it('of vouchers come page by page, newest first, each once, and are counted by standing', async () => {
    const offerId = await makeOffer(database.db, shop.merchantId, NOW, { perPersonLimit: 9, validDays: 2 })
    const guest = await makePerson(made.runtime, shop)
    const ids: string[] = []
    // Three of them at one moment: only the id tells them apart.
    for (const pause of [0, 0, 0, MINUTE, MINUTE, MINUTE, MINUTE]) {
      pass(pause)
      ids.push(await claim(guest, offerId))
    }
    const newestFirst = [...ids].sort().reverse()
    for (const limit of [1, 2, 3, 7, 100]) {
      const pages = await walk(`/me/vouchers?limit=${limit}`, guest.token)
      expect(pages.flat()).toEqual(newestFirst)
      expect(pages).toHaveLength(Math.ceil(7 / limit))
    }
    const [spent = ''] = ids
    await spend(guest, spent)
    const { counts, items } = (await api.get('/me/vouchers?status=spent', guest.token)).body
    expect(counts).toEqual({ live: 6, spent: 1, expired: 0 })
    expect(items.map(({ id }: { id: string }) => id)).toEqual([spent])
    made.time.now = new Date('2026-11-27T00:00:00+08:00')
    const later = (await api.get('/me/vouchers?status=expired&limit=100', guest.token)).body
    expect(later.counts).toEqual({ live: 0, spent: 1, expired: 6 })
    expect(later.items).toHaveLength(6)
  })

  it('of offers come page by page, only those one may claim, only those good in the store', async () => {
    const [here = '', nextDoor = ''] = shop.storeIds
    const { merchantId } = shop
    const ids = [shop.offerId]
    for (let n = 1; n <= 4; n++)
      ids.unshift(await makeOffer(database.db, merchantId, new Date(NOW.getTime() + n)))
    const [elsewhere = ''] = ids
    await database.db.insert(offerStores).values({ merchantId, offerId: elsewhere, storeId: nextDoor })
    await makeOffer(database.db, merchantId, NOW, { claimUntil: NOW })
    const path = `/merchants/${shop.slug}/offers?limit=2`
    expect((await walk(path)).flat()).toEqual(ids)
    expect((await walk(`${path}&storeId=${nextDoor}`)).flat()).toEqual(ids)
    expect((await walk(`${path}&storeId=${here}`)).flat()).toEqual(ids.slice(1))
  })
})
