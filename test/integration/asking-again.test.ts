import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let clerk: TestPerson
let day: string

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
  shop = await makeShop(made.runtime)
  guest = await makePerson(made.runtime, shop)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  day = `/stores/${shop.storeId}/reservations?on=2026-11-25`
})

const ask = async (path: string, token?: string, tag?: string) => {
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(tag ? { 'if-none-match': tag } : {}),
  }
  const reply = await fetch(`${api.origin}/api${path}`, { headers })
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}
const tagOf = async (path: string, token?: string) => (await ask(path, token)).headers.get('etag') ?? ''
const book = () =>
  api.post(`/stores/${shop.storeId}/reservations`, {
    token: guest.token,
    body: {
      ...{ tableId: shop.tableOf('A1').id, partySize: 2, contactPhone: '13812346628' },
      startsAt: '2026-11-25T10:00:00.000Z',
    },
  })

describe('a day that is asked for again', () => {
  it('is answered with 304 and no body while nothing has changed, whatever the clock says', async () => {
    await book()
    const tag = await tagOf(day, clerk.token)
    made.time.now = new Date(NOW.getTime() + 20_000)
    const again = await ask(day, clerk.token, tag)
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
    expect(again.headers.get('vary')).toBe('Authorization')
    expect(again.headers.get('x-request-id')).toBeTruthy()
  })

  it('is told anew as soon as somebody books, or is late', async () => {
    const empty = await tagOf(day, clerk.token)
    await book()
    const booked = await ask(day, clerk.token, empty)
    expect([booked.status, JSON.parse(booked.text).items.length]).toEqual([200, 1])
    made.time.now = new Date('2026-11-25T18:01:00+08:00')
    expect((await ask(day, clerk.token, booked.headers.get('etag') ?? '')).status).toBe(200)
  })

  it('is nobody’s who has only the tag', async () => {
    const tag = await tagOf(day, clerk.token)
    expect((await ask(day, undefined, tag)).status).toBe(401)
    expect((await ask(day, guest.token, tag)).status).toBe(403)
    expect((await ask(day, guest.token, '*')).status).toBe(403)
  })
})

it('what everybody sees alike still tells the edge how long to keep it', async () => {
  const path = `/merchants/${shop.slug}/stores/${shop.storeId}/menu`
  const again = await ask(path, undefined, await tagOf(path))
  expect(again.status).toBe(304)
  expect(again.headers.get('cdn-cache-control')).toBe('max-age=10, stale-while-revalidate=60')
  expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
})

it('a refusal and a command carry no tag', async () => {
  expect((await ask(day)).headers.get('etag')).toBeNull()
  expect((await book()).headers.get('etag')).toBeNull()
})
