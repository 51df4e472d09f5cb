import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'
import { makeSummary } from '../support/weeks.js'

const DAY = 86_400_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let summaryId: string

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
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  summaryId = await makeSummary(database.db, shop, { storeId: shop.storeId, now: NOW })
})

const links = () => `/stores/${shop.storeId}/summaries/${summaryId}/links`
const makeLink = async () => {
  const { status, body } = await api.post(links(), { token: owner.token })
  if (status === 500) console.log(JSON.stringify(made.logged.slice(-2)))
  expect([status, body]).toEqual([201, body])
  return {
    id: body.id as string,
    token: String(body.path).split('link=')[1] ?? '',
    path: body.path as string,
  }
}
const open = (token: string) => api.get(`/shared-summaries/${token}`)
const gone = { status: 404, code: 'not_found' }
const opened = async (token: string) => {
  const { status, body } = await open(token)
  return { status, code: body.error?.code }
}

describe('the address of a summary', () => {
  it('leads whoever has it to the page, which nobody keeps', async () => {
    const { path, token } = await makeLink()
    expect(path).toBe(`/m/${shop.slug}#/pages/week/index?link=${token}`)
    const { status, body, headers } = await open(token)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body.body.sentences).toHaveLength(3)
  })
})
