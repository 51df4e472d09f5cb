import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../api/_platform/http.js'
import { newId } from '../../api/_platform/ids.js'
import type { Route } from '../../api/_platform/route.js'
import { routes } from '../../api/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { staffActions } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  FRIDAY_EVENING,
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime, 2)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const STAFF = ['clerk', 'manager', 'owner']

describe('every command of staff in the OpenAPI document', () => {
  const staffCommands = routes.filter(({ access, effect }) => STAFF.includes(access) && effect === 'command')

  it('is one of the routes this test goes through; what else is posted is a question', async () => {
    type Post = { 'x-access': string; parameters?: { name: string }[] }
    const document = (await api.get('/openapi.json')).body
    const posts = Object.entries<Record<string, Post>>(document.paths).flatMap(([path, { post }]) =>
      post && STAFF.includes(post['x-access']) ? [{ path, parameters: post.parameters ?? [] }] : [],
    )
    const pathsOf = (wanted: boolean) =>
      posts
        .filter(({ parameters }) => parameters.some(({ name }) => name === 'idempotency-key') === wanted)
        .map(({ path }) => path)
    expect(pathsOf(true).sort()).toEqual(staffCommands.map(({ path }) => `/api${path}`).sort())
    for (const path of pathsOf(false)) expect(path).toMatch(/-answers$/)
  })

  it.each(staffCommands.map((route) => [route.summary, route] as const))(
    'is written down: %s',
    async (_, route) => {
      // What it does is for other tests; only what the wrapper does around it is looked at here.
      const done: Route = { ...route, body: undefined, reply: z.object({}), handle: async () => ({}) }
      const app = createApp([done], made.runtime)
      const someone = await makePerson(made.runtime, shop, { role: 'owner' })
      const path = route.path.replace(/\{(\w+)\}/g, (_, name) => idFor(route, name))
      const reply = await app.request(`/api${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${someone.token}`, 'idempotency-key': randomUUID() },
      })
      expect(reply.status).toBe(201)
      const rows = await database.db
        .select()
        .from(staffActions)
        .where(and(eq(staffActions.merchantId, shop.merchantId), eq(staffActions.personId, someone.personId)))
      expect(rows).toMatchObject([
        {
          action: route.summary,
          storeId: route.path.includes('{storeId}') ? shop.storeId : null,
          at: NOW,
        },
      ])
    },
  )

  const idFor = ({ params }: Route, name: string) => {
    if (name === 'storeId') return shop.storeId
    if (name === 'nth') return '1'
    const { example } = (z.toJSONSchema(params as z.ZodObject).properties?.[name] ?? {}) as {
      example?: string
    }
    return newId(String(example).slice(0, 3) as 'psn', NOW)
  }
})

describe('what staff did', () => {
  const ok = async (call: ReturnType<TestApi['post']>) => {
    const answer = await call
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  type Line = { action: string; about: string | null; who: { name: string | null; personId: string } }
  const read = async (query = '', token = owner.token): Promise<Line[]> =>
    (await ok(api.get(`/staff-actions${query}`, token))).items

  it('says in words what it was done to: a dish, a booking, who was invited and who was removed', async () => {
    const { categoryId, dishId } = await makeDish(made.runtime, shop)
    const store = `/stores/${shop.storeId}`
    const guest = await makePerson(made.runtime, shop)
    const wish = {
      ...{ tableId: shop.tableOf('A3').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      contactPhone: '13812346628',
    }
    const { id } = await ok(api.post(`${store}/reservations`, { token: guest.token, body: wish }))
    const { code } = await ok(api.post(`${store}/invites`, { token: owner.token, body: { role: 'clerk' } }))
    const clerk = await makePerson(made.runtime, shop)
    await ok(api.post('/me/posts', { token: clerk.token, body: { code, name: ' 小吴 ' } }))
    const soldOut = { token: clerk.token, body: { soldOut: true } }
    await ok(api.post(`${store}/menu/dishes/${dishId}/sold-out`, soldOut))
    const edit = { categoryId, name: '外婆红烧肉', priceFen: 6_800 }
    await ok(api.post(`${store}/menu/dishes/${dishId}`, { token: owner.token, body: edit }))
    const called = { ...wish, tableId: shop.tableOf('A4').id }
    await ok(api.post(`${store}/telephone-reservations`, { token: clerk.token, body: called }))
    made.time.now = FRIDAY_EVENING
    await ok(api.post(`${store}/reservations/${id}/seating`, { token: clerk.token }))
    const { items } = await ok(api.get(`${store}/staff`, owner.token))
    const { id: staffId } = items.find(({ name }: { name: string }) => name === '小吴')
    await ok(api.post(`${store}/staff/${staffId}/removal`, { token: owner.token }))
    made.time.now = NOW

    const lines = (await read('?limit=100')).map(({ action, about, who }) => [who.name, action, about])
    expect(lines).toEqual(
      expect.arrayContaining([
        [null, '请店员离开', '小吴'],
        ['小吴', '入座', '11 月 27 日 18:30 · A3'],
        ['小吴', '改今天的售罄', '外婆红烧肉'],
        [null, '改一道菜', '外婆红烧肉'],
        ['小吴', '记电话订座', '11 月 27 日 18:30 · A4'],
        [null, '邀请店员', '小吴'],
      ]),
    )
    expect(JSON.stringify(await read())).not.toContain('13812346628')
  })

  it('is narrowed by store and by person, page by page', async () => {
    const [here = '', nextDoor = ''] = shop.storeIds
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const hours = (storeId: string, token: string) =>
      ok(api.post(`/stores/${storeId}/hours`, { token, body: { periods: [], closures: [] } }))
    for (let second = 1; second <= 5; second++) {
      made.time.now = new Date(FRIDAY_EVENING.getTime() + second * 1_000)
      await hours(here, manager.token)
      await hours(nextDoor, owner.token)
    }
    made.time.now = NOW
    const ofNextDoor = await read(`?storeId=${nextDoor}`)
    expect(ofNextDoor.map(({ who }) => who.personId)).toEqual(Array(5).fill(owner.personId))
    const pages: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = `?personId=${manager.personId}&limit=2${cursor && `&cursor=${cursor}`}`
      const page: { items: Line[]; nextCursor: string | null } = await ok(
        api.get(`/staff-actions${query}`, owner.token),
      )
      pages.push(page.items.map(({ action }) => action).join())
      cursor = page.nextCursor
    }
    expect(pages).toEqual(['改营业时间,改营业时间', '改营业时间,改营业时间', '改营业时间'])
    expect(await read(`?storeId=${nextDoor}&personId=${manager.personId}`)).toEqual([])
  })

  it("is the owner's to read, of her own stores", async () => {
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    for (const query of ['', `?storeId=${shop.storeId}`])
      expect((await api.get(`/staff-actions${query}`, manager.token)).status).toBe(403)
    const elsewhere = await makeShop(made.runtime)
    expect((await api.get(`/staff-actions?storeId=${elsewhere.storeId}`, owner.token)).status).toBe(404)
    const theirs = await makePerson(made.runtime, elsewhere, { role: 'owner' })
    expect(await read(`?personId=${owner.personId}`, theirs.token)).toEqual([])
  })
})
