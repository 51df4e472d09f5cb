import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../api/_platform/http.js'
import { routes } from '../../api/index.js'
import { type DatabaseHandle, openDatabase } from '../../db/client.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  FRIDAY_EVENING,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let owner: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  guest = await makePerson(made.runtime, shop)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

/** The one shape: nothing but a code, a sentence and the number of the request, the same as in the header. */
const expectRefusal = ({ status, body, headers }: Answer, expected: number, code: string, what = '') => {
  expect([what, status, body?.error?.code]).toEqual([what, expected, code])
  expect(Object.keys(body)).toEqual(['error'])
  expect(Object.keys(body.error).sort()).toEqual(['code', 'message', 'requestId'])
  expect(body.error.message).toMatch(/\p{Script=Han}.*。$/u)
  expect(body.error.requestId).toMatch(/^[0-9a-f-]{36}$/)
  const named = headers.get('x-request-id')
  if (named) expect(named).toBe(body.error.requestId)
}

const raw = async (
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => {
  const reply = await fetch(`${api.origin}/api${path}`, { method, body, headers })
  const answer: Answer = {
    status: reply.status,
    headers: reply.headers,
    body: await reply.json().catch(() => null),
  }
  return answer
}
const withToken = (person: Pick<TestPerson, 'token'>) => ({
  authorization: `Bearer ${person.token}`,
  'idempotency-key': crypto.randomUUID(),
  'content-type': 'application/json',
})
const bookings = () => `/stores/${shop.storeId}/reservations`
const wish = (more: object = {}) => ({
  ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
  ...{ contactPhone: '13812346628', ...more },
})

describe('one shape for every refusal', () => {
  it('400: a field that is wrong is named', async () => {
    const answer = await api.post(bookings(), { token: guest.token, body: wish({ partySize: 0 }) })
    expectRefusal(answer, 400, 'invalid_request')
    expect(answer.body.error.message).toContain('partySize')
    expectRefusal(await api.get('/me/vouchers?limit=0', guest.token), 400, 'invalid_request')
    expectRefusal(await api.get('/me/reservations?cursor=xx', guest.token), 400, 'invalid_request')
  })

  it('400: a command without its key', async () => {
    const { authorization } = withToken(guest)
    const answer = await raw('POST', bookings(), JSON.stringify(wish()), { authorization })
    expectRefusal(answer, 400, 'idempotency_key_missing')
  })

  it('401, 403, 404, 409, 422', async () => {
    expectRefusal(await api.get('/me'), 401, 'unauthorized')
    expectRefusal(await api.get(bookings(), guest.token), 403, 'forbidden')
    expectRefusal(await api.get('/merchants/nobody/storefront'), 404, 'merchant_unknown')
    const claim = { token: guest.token, body: { storeId: shop.storeId } }
    expect((await api.post(`/offers/${shop.offerId}/claims`, claim)).status).toBe(201)
    expectRefusal(await api.post(`/offers/${shop.offerId}/claims`, claim), 409, 'offer_limit_reached')
    const crowd = { token: guest.token, body: wish({ partySize: 9 }) }
    expectRefusal(await api.post(bookings(), crowd), 422, 'party_does_not_fit')
    const nobody = { token: guest.token, body: wish({ contactPhone: undefined }) }
    expectRefusal(await api.post(bookings(), nobody), 422, 'phone_needed')
  })

  it('422: a key again with another body', async () => {
    const key = crypto.randomUUID()
    const send = (partySize: number) =>
      api.post(bookings(), { token: guest.token, key, body: wish({ partySize }) })
    expect((await send(2)).status).toBe(201)
    expectRefusal(await send(3), 422, 'idempotency_key_reused')
  })

  it('413: too long, announced or not', async () => {
    const long = JSON.stringify(wish({ contactName: 'x'.repeat(70_000) }))
    expectRefusal(await raw('POST', bookings(), long, withToken(guest)), 413, 'body_too_large')
    const flood = 'x'.repeat(300_000)
    expectRefusal(await raw('POST', '/events', flood), 413, 'body_too_large')
    const stream = new Blob([long]).stream()
    const streamed = await fetch(`${api.origin}/api${bookings()}`, {
      ...{ method: 'POST', headers: withToken(guest), body: stream, duplex: 'half' },
    } as RequestInit)
    const body = await streamed.json()
    expectRefusal({ status: streamed.status, headers: streamed.headers, body }, 413, 'body_too_large')
  })
})

describe('a body that is no request', () => {
  it.each([
    ['nothing', ''],
    ['half of one', '{"tableId":'],
    ['a text', '"hello"'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['a form', 'tableId=1&partySize=2'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ['a prototype', '{"__proto__":{"role":"owner"}}'],
    ['depth', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('%s is refused with 400 everywhere', async (what, body) => {
    for (const path of [bookings(), `/offers/${shop.offerId}/claims`, '/session', '/events']) {
      expectRefusal(
        await raw('POST', path, body, withToken(guest)),
        400,
        'invalid_request',
        `${what} ${path}`,
      )
    }
  })
})

describe('a way that leads nowhere', () => {
  it.each([
    ['GET', '/nothing'],
    ['GET', '/'],
    ['POST', '/me'],
    ['DELETE', '/me'],
    ['GET', '/session'],
    ['GET', '/me/vouchers/'],
    ['GET', '/merchants//storefront'],
  ])('%s %s is 404', async (method, path) => {
    const app = createApp(routes, made.runtime)
    const reply = await app.request(`/api${path}`, { method, headers: withToken(guest) })
    const answer = { status: reply.status, headers: reply.headers, body: await reply.json() }
    expectRefusal(answer, 404, 'not_found', path)
  })
})

const STRANGE = [
  ...['1', 'null', '%00', '%ff', '%zz', '..%2f..', "' or 1=1--", '💥', 'x'.repeat(3_000)],
  ...['sto_', `sto_${'0'.repeat(31)}`, `sto_${'g'.repeat(32)}`, `psn_${'0'.repeat(32)}`],
  `sto_${'0'.repeat(32)}`,
]

describe('an id that is none', () => {
  it('is never an error of the server, wherever it stands', async () => {
    const document = (await api.get('/openapi.json')).body
    const paths = Object.entries<Record<string, { 'x-access': string }>>(document.paths)
      .flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({
          method,
          path,
          access: operation['x-access'],
        })),
      )
      .filter(({ path }) => path.includes('{'))
    expect(paths.length).toBeGreaterThan(12)
    for (const { method, path, access } of paths) {
      const token = access === 'agency' ? (made.runtime.agencySecret ?? '') : owner.token
      for (const strange of STRANGE) {
        const filled = path
          .replace('/api', '')
          .replace(/\{\w+\}/g, () => encodeURI(strange).replace(/%25/g, '%'))
        const body = method === 'post' ? '{}' : undefined
        const { status } = await raw(method.toUpperCase(), filled, body, withToken({ token }))
        expect([400, 404], `${method} ${filled.slice(0, 100)}`).toContain(status)
      }
    }
  })

  it('nor in a query', async () => {
    const merchant = `/merchants/${shop.slug}`
    const dates = ['0000-01-01', '9999-12-31', '2026-02-30', 'today', '']
    for (const on of dates) {
      const free = await api.get(`${merchant}/stores/${shop.storeId}/availability?partySize=2&on=${on}`)
      expect([400, 422], `availability ${on}`).toContain(free.status)
      const day = await api.get(`${bookings()}?on=${on}`, owner.token)
      expect([200, 400], `day ${on}`).toContain(day.status)
    }
    for (const size of ['0', '21', '-1', '1.5', 'NaN', '1e9', '']) {
      const path = `${merchant}/stores/${shop.storeId}/availability?partySize=${size}`
      expect((await api.get(path)).status, `party of ${size}`).toBe(400)
    }
    const year0 = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', shop.offerId])).toString('base64url')
    for (const cursor of [year0, 'xx', '%00', 'x'.repeat(201), '']) {
      for (const path of [`${merchant}/offers?`, '/me/vouchers?', `/stores/${shop.storeId}/guests?`]) {
        expectRefusal(await api.get(`${path}cursor=${cursor}`, owner.token), 400, 'invalid_request', path)
      }
    }
  })

  it('nor a time far away', async () => {
    for (const startsAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z']) {
      const { status } = await api.post(bookings(), { token: guest.token, body: wish({ startsAt }) })
      expect([400, 422], startsAt).toContain(status)
    }
  })
})

it('a person’s answer is kept by nobody on the way', async () => {
  const answer = await api.get('/me', guest.token)
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
})

describe('without its database', () => {
  it('the API says so and when to come again, and tells nothing of where it is', async () => {
    const away = await openDatabase('postgres://shuke:hush@127.0.0.1:1/x')
    const lost = await serveApi({ ...made.runtime, db: away.db })
    const answers = [
      await lost.get('/health'),
      await lost.get(`/merchants/${shop.slug}/storefront`),
      await lost.get('/me', guest.token),
      await lost.post(bookings(), { token: guest.token, body: wish() }),
      await lost.post('/session', { body: { appid: shop.appid, code: 'x' } }),
    ]
    for (const answer of answers) {
      expectRefusal(answer, 503, 'database_unavailable')
      expect(answer.headers.get('retry-after')).toBe('3')
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|hush|ECONN/)
    }
    expect((await lost.get('/openapi.json')).status).toBe(200)
    await lost.close()
    await away.close()
  })

  it('and is well again with it', async () => {
    expect(await api.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  })
})
