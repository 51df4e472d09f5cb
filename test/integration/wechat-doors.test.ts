import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, NOW } from '../support/shop.js'
import { makeWeChatShop } from '../support/wechat-shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let house: Awaited<ReturnType<typeof makeWeChatShop>>
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  house = await makeWeChatShop(made)
  api = await serveApi(house.runtime)
})
afterAll(async () => {
  await api?.close()
  await house?.wechat.close()
  await database?.close()
})
// Each test is another minute, for links are counted by the minute.
let minutes = 0
beforeEach(() => {
  minutes += 2
  made.time.now = new Date(NOW.getTime() + minutes * 60_000)
})

const links = (body: object, merchant = house.shop.slug) => api.post(`/merchants/${merchant}/links`, { body })
const code = (query = '') => api.get(`/merchants/${house.shop.slug}/code${query}`)

describe('a link into WeChat', () => {
  it('opens the page for whoever follows it first, for a day; each tap has its own', async () => {
    const wish = { page: 'booking', query: `storeId=${house.shop.storeId}` }
    const [one, other] = [await links(wish), await links(wish)]
    expect(one.status).toBe(200)
    expect(one.body.url).not.toBe(other.body.url)
    const { wechat } = house
    const path = 'pages/booking/index'
    expect(wechat.openLink(one.body.url, 'oFirst')).toEqual({ path, query: wish.query })
    expect(wechat.openLink(one.body.url, 'oSecond')).toBeNull()
    made.time.now = new Date(made.time.now.getTime() + 86_400_000)
    expect(wechat.openLink(other.body.url, 'oLate')).toBeNull()
  })

  it('leads only to the pages on the list, with a query that is one', async () => {
    for (const wish of [{ page: 'admin' }, { page: 'home', query: 'a=<b>' }, { page: 'home', path: 'x' }, {}])
      expect((await links(wish)).status).toBe(400)
    expect((await links({ page: 'home' }, 'nobodys')).body.error.code).toBe('merchant_unknown')
  })

  it('is made ten times a minute for one caller', async () => {
    const answers = []
    for (let at = 0; at < 11; at++) answers.push((await links({ page: 'home' })).status)
    expect(answers).toEqual([...Array(10).fill(200), 429])
  })

  it('is refused while WeChat has not approved the mini-program', async () => {
    const shop = await makeShop(made.runtime)
    expect((await links({ page: 'home' }, shop.slug)).body.error.code).toBe('wechat_unavailable')
  })
})

describe('the code of the mini-program', () => {
  it('is a picture that the edge keeps for a day', async () => {
    const answer = await code(`?page=booking&storeId=${house.shop.storeId}`)
    expect(answer.status).toBe(200)
    expect(answer.body.picture).toMatch(/^data:image\/png;base64,iVBOR/)
    expect(answer.headers.get('cdn-cache-control')).toMatch(/max-age=86400/)
  })

  it('names pages on the list and stores of the merchant only', async () => {
    expect((await code('?page=admin')).status).toBe(400)
    expect((await code(`?storeId=sto_${'0'.repeat(32)}`)).status).toBe(404)
  })
})
