import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { createChecker, type OpenApi, type Operation, valuesOf } from '../support/openapi.js'
import { openTestDatabase } from '../support/pglite.js'
import { scale } from '../support/scale.js'
import {
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const requests = scale(500, 10_000)
const STRANGENESS = 4

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let document: OpenApi
let people: (TestPerson | null)[]
let known: string[]
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime, 2)
  const { categoryId, dishId } = await makeDish(made.runtime, shop)
  people = [
    ...[null, await makePerson(made.runtime, shop), await makePerson(made.runtime, shop, { role: 'clerk' })],
    ...[
      await makePerson(made.runtime, shop, { role: 'manager' }),
      await makePerson(made.runtime, shop, { role: 'owner' }),
    ],
  ]
  document = (await api.get('/openapi.json')).body
  known = [
    ...[shop.slug, shop.appid, ...shop.storeIds, shop.offerId, categoryId, dishId, shop.tableOf('A1').id],
    ...people.flatMap((person) => (person ? [person.personId, person.staffId ?? ''] : [])),
  ]
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

type Route = { path: string; method: string; operation: Operation }

const callOf = ({ path, method, operation }: Route) => {
  const madeOf = valuesOf(document, known, STRANGENESS)
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header')
  const named = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place)
          .map(({ name, schema }) => [name, madeOf(schema)]),
      ),
    )
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc.record({
    path: fc.constant(path),
    method: fc.constant(method),
    place: named('path'),
    query: named('query'),
    body: schema ? madeOf(schema) : fc.constant(undefined),
    who: fc.nat(5),
    key: fc.option(fc.constantFrom('x', '', 'k'.repeat(300)), { freq: 20, nil: undefined }),
  })
}
type Call = ReturnType<typeof callOf> extends fc.Arbitrary<infer T> ? T : never

const send = async ({ path, method, place, query, body, who, key }: Call) => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(toText(place[name])))
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(toText(value))}`)
  const token = await tokenOf(path, who)
  const reply = await fetch(`${api.origin}${filled}${asked.length ? `?${asked.join('&')}` : ''}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'post'
        ? { 'idempotency-key': key ?? randomUUID(), 'content-type': 'application/json' }
        : {}),
    },
    ...(method === 'post' && body !== undefined ? { body: JSON.stringify(body) } : {}),
  })
  return { status: reply.status, body: await reply.json().catch(() => 'no JSON') }
}

// Who erases themselves is nobody from then on, and would ask for nothing else.
const tokenOf = async (path: string, who: number) => {
  if (path === '/api/me/erasure') return (await makePerson(made.runtime, shop)).token
  return who === 5 ? made.runtime.agencySecret : people[who]?.token
}

// A lone surrogate cannot stand in an address.
const toText = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return Buffer.from(text).toString()
}

it(
  `promise 6: of ${requests} requests made up from the document none ends in 5xx or off its schema`,
  async () => {
    const check = createChecker(document)
    const routes: Route[] = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
    )
    const faults: unknown[] = []
    const seen = new Map<number, number>()
    const learn = (body: unknown) => {
      for (const [id] of JSON.stringify(body ?? '').matchAll(/[a-z]{3}_[0-9a-f]{32}/g))
        if (known.length < 300 && !known.includes(id)) known.push(id)
    }
    const each = Math.ceil(requests / routes.length)
    for (let round = 0; round < each; round += 10) {
      for (const route of routes)
        for (const call of fc.sample(callOf(route), {
          numRuns: Math.min(10, each - round),
          seed: 7 + round,
        })) {
          const { status, body } = await send(call)
          seen.set(status, (seen.get(status) ?? 0) + 1)
          learn(body)
          const off = status >= 500 ? `${status}` : check(route.path, route.method, status, body)
          if (off) faults.push({ off, call, body })
        }
    }
    expect(faults.slice(0, 5)).toEqual([])
    const succeeded = [...seen].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)
    // Requests that all are refused at the border would prove little.
    expect(succeeded).toBeGreaterThan(requests / 20)
  },
  scale(60_000, 600_000),
)

it('says its patterns as JSON Schema reads them, without flags', () => {
  const patterns = JSON.stringify(document).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? []
  expect(patterns.length).toBeGreaterThan(10)
  expect(patterns.filter((pattern) => /\/[a-z]+"$/.test(pattern))).toEqual([])
})
