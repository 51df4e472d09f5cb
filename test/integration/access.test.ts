import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { alerts, merges, tags } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { addressOf, bodyFor, leadsSomewhere, type Place } from '../support/places.js'
import { redeemAVoucher } from '../support/redeeming.js'
import {
  FRIDAY_EVENING,
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
import { makeSummary } from '../support/weeks.js'

type Operation = {
  'x-access': string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: { 'application/json': { schema: { $ref: string } } } }
}
type Route = { method: 'get' | 'post'; path: string; operation: Operation }

const ROLES = ['visitor', 'guest', 'clerk', 'manager', 'owner', 'leaver'] as const
type RoleName = (typeof ROLES)[number]

let database: DatabaseHandle
let runtime: ReturnType<typeof makeRuntime>['runtime']
let api: TestApi
let routes: Route[] = []
let here: TestShop
let elsewhere: TestShop
let people: Record<RoleName, TestPerson | null>
let placeHere: Place
let placeNextDoor: Place
let placeElsewhere: Place

beforeAll(async () => {
  database = await openTestDatabase()
  runtime = makeRuntime(database.db).runtime
  api = await serveApi(runtime)
  here = await makeShop(runtime, 2)
  elsewhere = await makeShop(runtime)
  people = {
    visitor: null,
    guest: await makePerson(runtime, here),
    clerk: await makePerson(runtime, here, { role: 'clerk' }),
    manager: await makePerson(runtime, here, { role: 'manager' }),
    owner: await makePerson(runtime, here, { role: 'owner' }),
    leaver: await makePerson(runtime, here, { role: 'owner' }),
  }
  placeHere = await placeOf(here, here.storeId)
  placeNextDoor = await placeOf(here, here.storeIds[1] ?? '')
  placeElsewhere = await placeOf(elsewhere, elsewhere.storeId)
  const document = (await api.get('/openapi.json')).body
  routes = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method as 'get' | 'post',
      path: path.replace('/api', ''),
      operation,
    })),
  )
})

afterAll(async () => {
  await api?.close()
  await database?.close()
})

/** Ids of things that exist: a booking and a voucher of somebody else, in one store. */
const placeOf = async (shop: TestShop, storeId: string): Promise<Place> => {
  const somebody = await makePerson(runtime, shop)
  const tableId = shop.tableOf('A1', storeId).id
  const wish = { tableId, partySize: 2, startsAt: FRIDAY_EVENING.toISOString(), contactPhone: '13900002222' }
  const booking = await api.post(`/stores/${storeId}/reservations`, { token: somebody.token, body: wish })
  const claim = await api.post(`/offers/${shop.offerId}/claims`, { token: somebody.token, body: { storeId } })
  const codes = await api.get(`/me/vouchers/${claim.body.id}/codes`, somebody.token)
  const clerk = await makePerson(runtime, shop, { role: 'clerk', storeId })
  const owner = await makePerson(runtime, shop, { role: 'owner' })
  const invite = await api.post(`/stores/${storeId}/invites`, { token: owner.token, body: { role: 'clerk' } })
  const channel = await api.post(`/stores/${storeId}/channels`, {
    token: owner.token,
    body: { kind: 'poster', name: '海报' },
  })
  const { categoryId, dishId } = await makeDish(runtime, shop)
  const summaryId = await makeSummary(database.db, shop, { storeId, now: runtime.clock() })
  const links = `/stores/${storeId}/summaries/${summaryId}/links`
  const link = await api.post(links, { token: owner.token })
  const guest = await makePerson(runtime, shop)
  const tagId = newId('tag', runtime.clock())
  await database.db
    .insert(tags)
    .values({ merchantId: shop.merchantId, id: tagId, name: storeId.slice(-12), createdAt: runtime.clock() })
  const mergeId = newId('mrg', runtime.clock())
  await database.db.insert(merges).values({
    ...{ merchantId: shop.merchantId, id: mergeId, reason: 'staff', mergedAt: runtime.clock() },
    ...{ fromPersonId: guest.personId, intoPersonId: somebody.personId },
  })
  const kept = await api.post(`/stores/${storeId}/funnels`, {
    ...{ token: owner.token, body: bodyFor('/funnels', {}) },
  })
  const recipientOf = async (path: string) =>
    (await api.post(path, { token: owner.token, body: bodyFor(path, {}) })).body.id
  const recipientId = await recipientOf(`/stores/${storeId}/report-recipients`)
  const redemption = await redeemAVoucher(api, { shop, guest, clerk, storeId })
  const alertId = newId('alr', runtime.clock())
  await database.db.insert(alerts).values({
    ...{ merchantId: shop.merchantId, id: alertId, storeId, kind: 'channel', subject: channel.body.id },
    body: {
      kind: 'channel',
      channelId: channel.body.id,
      lastAt: runtime.clock().toISOString(),
      came: 0,
      expected: 9,
    },
    ...{ openedAt: runtime.clock(), lastSeenAt: runtime.clock() },
  })
  return {
    ...{ staffId: clerk.staffId ?? '', inviteId: invite.body.id, categoryId, dishId, tagId, mergeId },
    ...{ summaryId, linkId: link.body.id, nth: '1', token: 'none' },
    ...{ funnel: kept.body.funnel, funnelId: kept.body.funnel },
    ...{ redemptionId: redemption.body.id, channelId: channel.body.id, alertId, recipientId },
    ...{ merchant: shop.slug, storeId, tableId, personId: somebody.personId, offerId: shop.offerId },
    ...{
      reservationId: booking.body.id,
      voucherId: claim.body.id,
      code: codes.body.handle + codes.body.codes[0].code,
    },
  }
}

const callAs = (
  role: RoleName,
  { method, path }: Route,
  place: Place,
  body = bodyFor(path, place),
): Promise<Answer> => {
  const token = people[role]?.token
  return method === 'get'
    ? api.get(addressOf(path, place), token)
    : api.post(addressOf(path, place), { token, body })
}

/** Every row of every table, so that "unchanged" means all of it. */
const snapshot = async () => {
  const { rows: tables } = (await database.db.execute(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )) as unknown as { rows: { name: string }[] }
  const rows: string[] = []
  for (const { name } of tables) {
    const dump = await database.db.execute(
      sql`select ${name} as "in", to_jsonb(t) as row from ${sql.identifier(name)} t order by 2`,
    )
    rows.push(JSON.stringify((dump as unknown as { rows: unknown[] }).rows))
  }
  return rows.join('\n')
}

const closedRoutes = () =>
  routes.filter(({ operation }) => !['open', 'agency', 'merchant'].includes(operation['x-access']))

const staffRoutes = () => closedRoutes().filter(({ operation }) => operation['x-access'] !== 'guest')

describe('promise 6: every route that is not public, from the OpenAPI document', () => {
  it('knows all its routes and the access of each', () => {
    expect(closedRoutes().length).toBeGreaterThanOrEqual(16)
    for (const { path, operation } of routes) {
      expect(['open', 'agency', 'merchant', 'guest', 'clerk', 'manager', 'owner'], path).toContain(
        operation['x-access'],
      )
      expect(path, 'every value in a path is known to this test').not.toMatch(
        /\{(?!merchant|storeId|personId|offerId|reservationId|voucherId|staffId|inviteId|categoryId|dishId|redemptionId|channelId|code|tagId|mergeId|alertId|recipientId|summaryId|linkId|nth|token|funnel|funnelId|figure|question|subject)\w+\}/,
      )
    }
  })

  it('answers nobody without a token', async () => {
    const before = await snapshot()
    for (const route of closedRoutes())
      expect((await callAs('visitor', route, placeHere)).status, route.path).toBe(401)
    expect(await snapshot()).toBe(before)
  })

  it.each(['guest', 'clerk', 'manager', 'owner'] as const)(
    "gives a %s nothing of another merchant's",
    async (role) => {
      const before = await snapshot()
      for (const route of closedRoutes().filter(({ path }) => leadsSomewhere(path))) {
        const answer = await callAs(role, route, placeElsewhere)
        expect([403, 404], `${role} ${route.method} ${route.path}`).toContain(answer.status)
      }
      expect(await snapshot()).toBe(before)
    },
  )

  it('opens merchants for nobody but whoever runs the deployment', async () => {
    const before = await snapshot()
    const agencyRoutes = routes.filter(({ operation }) => operation['x-access'] === 'agency')
    expect(agencyRoutes.length).toBeGreaterThan(0)
    for (const route of agencyRoutes)
      for (const role of ROLES) expect((await callAs(role, route, placeHere)).status, role).toBe(401)
    expect(await snapshot()).toBe(before)
  })

  it.each(['clerk', 'manager'] as const)('gives a %s nothing of the store next door', async (role) => {
    const before = await snapshot()
    for (const route of staffRoutes())
      expect((await callAs(role, route, placeNextDoor)).status, `${role} ${route.path}`).toBe(403)
    expect(await snapshot()).toBe(before)
  })

  it("keeps another store's bookings, guests and people out of reach through one's own store", async () => {
    const before = await snapshot()
    const mixed = { ...placeNextDoor, storeId: placeHere.storeId ?? '' }
    for (const route of closedRoutes().filter(({ path }) =>
      /\{(reservationId|personId|staffId|inviteId|redemptionId|channelId|alertId|recipientId|summaryId|linkId|funnel|funnelId)\}/.test(
        path,
      ),
    )) {
      const answer = await callAs('manager', route, mixed)
      expect([403, 404], route.path).toContain(answer.status)
    }
    expect(await snapshot()).toBe(before)
  })

  it.each([
    ['guest', ['clerk', 'manager', 'owner']],
    ['clerk', ['manager', 'owner']],
    ['manager', ['owner']],
  ] as const)('gives a %s nothing that needs %s', async (role, above) => {
    const before = await snapshot()
    for (const route of closedRoutes().filter(({ operation }) =>
      (above as readonly string[]).includes(operation['x-access']),
    )) {
      expect((await callAs(role, route, placeHere)).status, `${role} ${route.path}`).toBe(403)
    }
    expect(await snapshot()).toBe(before)
  })

  it('gives somebody who was removed nothing that needs a post, from the next request on', async () => {
    expect((await api.get('/owners', people.leaver?.token)).status).toBe(200)
    await api.post(`/owners/${people.leaver?.staffId}/removal`, { token: people.owner?.token })
    const before = await snapshot()
    for (const route of staffRoutes())
      expect((await callAs('leaver', route, placeHere)).status, route.path).toBe(403)
    expect(await snapshot()).toBe(before)
  })

  it("gives a guest nothing of another guest's", async () => {
    const before = await snapshot()
    for (const route of closedRoutes().filter(({ path }) => path.startsWith('/me/') && path.includes('{'))) {
      expect((await callAs('guest', route, placeHere)).status, route.path).toBe(404)
    }
    expect(await snapshot()).toBe(before)
  })

  it('never stores unknown or privileged fields of a body', async () => {
    const before = await snapshot()
    const smuggled = {
      ...{
        merchantId: elsewhere.merchantId,
        personId: people.owner?.personId,
        role: 'owner',
        status: 'seated',
        memberAt: '2020-01-01',
      },
      ...{ discountFen: 1, priceFen: 1, isAdmin: true, unknownField: 'smuggled' },
    }
    const withBody = routes.filter(({ method, operation }) => method === 'post' && operation.requestBody)
    expect(withBody.length).toBeGreaterThanOrEqual(5)
    for (const route of withBody) {
      const body = { ...bodyFor(route.path, placeHere), ...smuggled }
      const answer = await callAs('owner', route, placeHere, body as never)
      expect([route.path, answer.status, answer.body.error?.code]).toEqual([
        route.path,
        400,
        'invalid_request',
      ])
    }
    expect(await snapshot()).toBe(before)
  })
})

it('forged, foreign and expired tokens are nobody', async () => {
  const guest = people.guest?.token ?? ''
  const [head, , tail] = guest.split('.')
  const claims = Buffer.from(
    JSON.stringify({ iss: 'shuke', aud: here.merchantId, sub: people.owner?.personId }),
  ).toString('base64url')
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`
  for (const token of [`${head}.${claims}.${tail}`, none, 'x', `${guest}x`]) {
    expect((await api.get('/me', token)).status).toBe(401)
  }
})
