import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FunnelDefinition } from '../../api/_insights/funnels/contract.js'
import { readUnits } from '../../api/_insights/funnels/read-units.js'
import { readWeeks, rollUpWeeks } from '../../api/_insights/index.js'
import { labelsOf } from '../../api/_insights/labels.js'
import { newId, newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, funnels } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
import { LAST_WEEK } from '../support/weeks.js'

let database: DatabaseHandle
let api: TestApi
let shop: TestShop
let owner: TestPerson
let runtime: ReturnType<typeof makeRuntime>['runtime']

beforeAll(async () => {
  database = await openTestDatabase()
  runtime = makeRuntime(database.db).runtime
  shop = await makeShop(runtime)
  owner = await makePerson(runtime, shop, { role: 'owner' })
  api = await serveApi(runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const of = (event: string, filters: object[] = []) => [{ event, filters }]
const funnel = (first: object[], more: object = {}) => ({
  steps: [
    { words: '看', events: first },
    { words: '到店', events: of('visited') },
  ],
  ...{ order: 'ordered', windowSeconds: 366 * 86_400, ...more },
})
const OPENED = of('app_opened')
const YESTERDAY = new Date(NOW.getTime() - 86_400_000)
const ask = async (path: string, body: object) => (await api.post(path, { token: owner.token, body })).status

describe('days that no calendar of ours reaches are refused', () => {
  const DAYS = [
    '0001-01-01',
    '0001-12-31',
    '1969-12-31',
    '1999-12-31',
    '9998-12-31',
    '9999-12-30',
    '9999-12-31',
  ]

  it.each(DAYS)('%s of a funnel', async (on) => {
    expect(await ask('/funnel-answers', { definition: funnel(OPENED), from: on, to: on })).toBe(400)
    for (const at of ['', `/stores/${shop.storeId}`]) {
      const days = `from=${on}&to=${on}`
      for (const path of [`funnels/regulars?${days}`, `funnels/regulars/dropped?step=1&${days}`])
        expect((await api.get(`${at}/${path}`, owner.token)).status, path).toBe(400)
    }
  })

  it.each(DAYS)('%s of retention', async (to) => {
    for (const unit of ['day', 'week', 'month'])
      for (const kind of ['first', 'recurring']) {
        const question = { target: OPENED, returning: of('visited'), unit, kind, to, periods: 31 }
        expect(await ask('/retention-answers', question), `${unit} ${kind}`).toBe(400)
      }
  })

  it('a year ahead is only empty', async () => {
    expect(
      await ask('/funnel-answers', { definition: funnel(OPENED), from: '2026-11-01', to: '2026-12-31' }),
    ).toBe(200)
  })
})

describe('text that no database keeps is refused, not tried', () => {
  it.each([
    ['a NUL', '\u0000'],
    ['half a character', '\ud83d'],
  ])('%s', async (_, text) => {
    const searched = of('dish_viewed', [{ property: 'dishId', is: 'noneOf', values: [text] }])
    const days = { from: '2026-11-01', to: '2026-11-25' }
    const byText = { breakdown: { by: 'step', step: 1, properties: [text] } }
    for (const definition of [funnel(searched), funnel(OPENED, byText)]) {
      expect(await ask('/funnel-answers', { definition, ...days })).toBe(400)
      expect(await ask('/funnels', { name: '漏斗', definition })).toBe(400)
    }
    const question = { target: searched, returning: OPENED, unit: 'day', kind: 'first' }
    expect(await ask('/retention-answers', question)).toBe(400)
  })
})

it('a word of a phone’s that only begins like an id is called what it says', async () => {
  const page = `chn_${'z'.repeat(32)}`
  await database.db.insert(events).values({
    ...{ merchantId: shop.merchantId, id: newUuid(NOW), name: 'page_viewed', storeId: shop.storeId },
    visitorId: '00000000-0000-4000-8000-000000000001',
    ...{ staff: false, properties: { page }, occurredAt: NOW, receivedAt: NOW },
  })
  const breakdown = { by: 'step', step: 1, properties: ['page'] }
  const body = { definition: funnel(of('page_viewed'), { breakdown }), from: '2026-11-25', to: '2026-11-25' }
  const answer = await api.post('/funnel-answers', { token: owner.token, body })
  expect([answer.status, answer.body.groups?.[0]?.words]).toEqual([200, page])
})

it('more events than can be held at once are refused, and do not travel', async () => {
  const definition = FunnelDefinition.parse(funnel(OPENED))
  const opened = { merchantId: shop.merchantId, name: 'app_opened', storeId: shop.storeId, staff: false }
  const at = { properties: {}, occurredAt: NOW, receivedAt: NOW }
  await database.db
    .insert(events)
    .values([1, 2].map(() => ({ ...opened, ...at, id: newUuid(NOW), visitorId: newUuid(NOW) })))
  const read = (atMost: number) =>
    readUnits(
      { ...owner.ctx(), db: database.db },
      { definition, storeId: null, from: YESTERDAY, until: NOW, only: null, properties: [] },
      atMost,
    )
  expect(await read(2)).toHaveLength(2)
  await expect(read(1)).rejects.toMatchObject({ code: 'question_too_large' })
})

// A statement has room for 65,535 parameters.
const TOO_MANY = 68_000

it('phones that name ever so many dishes that never were spoil neither the page of dishes nor the week', async () => {
  const { dishId } = await makeDish(runtime, shop)
  const [dish, merchant, store] = [dishId, shop.merchantId, shop.storeId].map((id) => id.slice(4))
  await database.db.execute(sql`
    insert into interests (merchant_id, store_id, "on", how, subject_id, who)
    select ${merchant}::uuid, ${store}::uuid, ${LAST_WEEK}::date, 'dishViewed',
      case when nth = 0 then ${dish}::uuid else gen_random_uuid() end, gen_random_uuid()
    from generate_series(0, ${TOO_MANY}::int) nth`)
  const { status, body } = await api.get(`/dish-figures?on=${LAST_WEEK}`, owner.token)
  expect([status, body.items?.map((item: { dishId: string }) => item.dishId)]).toEqual([200, [dishId]])
  const ctx = { ...owner.ctx(), db: database.db }
  await rollUpWeeks(ctx, { storeIds: [shop.storeId], brand: true, weekOn: LAST_WEEK })
  const weeks = await readWeeks(ctx, { scopes: ['brand'], weekOn: LAST_WEEK })
  expect(weeks.get('brand')?.now.dishes).toMatchObject([{ id: dishId, interest: 1 }])
})

it('groups by ever so many dishes are called what they are', async () => {
  const { dishId } = await makeDish(runtime, shop)
  const words = await labelsOf({ ...owner.ctx(), db: database.db }, [
    ...Array.from({ length: TOO_MANY }, () => newId('dsh', NOW)),
    dishId,
  ])
  expect(words(dishId)).toBe('外婆红烧肉')
})

it('funnels that name ever so many channels are listed all the same', async () => {
  const codes = Array.from({ length: TOO_MANY }, (_, nth) => `c${String(nth).padStart(7, '0')}`)
  const filtersOf = (own: string[]) =>
    Array.from({ length: 5 }, (_, nth) => ({
      ...{ property: 'channel', is: 'oneOf', values: own.slice(nth * 20, nth * 20 + 20) },
    }))
  const many = (own: string[]) =>
    Array.from({ length: 5 }, (_, nth) => ({
      ...{ event: 'app_opened', filters: filtersOf(own.slice(nth * 100, nth * 100 + 100)) },
    }))
  const stepsOf = (own: string[]) =>
    Array.from({ length: 8 }, (_, nth) => ({
      words: '来',
      events: many(own.slice(nth * 500, nth * 500 + 500)),
    }))
  await database.db.insert(funnels).values(
    Array.from({ length: 17 }, (_, nth) => ({
      ...{
        merchantId: shop.merchantId,
        id: newId('fnl', NOW),
        storeId: null,
        name: `第 ${nth} 个`,
        createdAt: NOW,
      },
      definition: { steps: stepsOf(codes.slice(nth * 4_000)), order: 'ordered' as const, windowSeconds: 60 },
    })),
  )
  const { status, body } = await api.get('/funnels', owner.token)
  expect([status, body.items?.length]).toEqual([200, 21])
})
