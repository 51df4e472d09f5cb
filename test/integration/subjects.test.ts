import { and, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channels, dishes, events, offerStores, stores } from '../../db/schema/index.js'
import { type House, openHouse } from '../support/house.js'
import { makeOffer, makePerson, makeShop, NOW, type TestPerson } from '../support/shop.js'
import { takeSheets } from '../support/spreadsheet.js'

let house: House
let { database, made, api, shop } = {} as House
let manager: TestPerson
let owner: TestPerson
let dishOf: Record<string, string>

const here = () => `/stores/${shop.storeId}`
const nextDoor = () => shop.storeIds[1] ?? ''

beforeAll(async () => {
  house = await openHouse({ stores: 2 })
  ;({ database, made, api, shop } = house)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  dishOf = await putOnMenu(['小笼包', '蟹粉小笼', '红烧肉', '清蒸鲈鱼', '桂花糕'])
})
afterAll(() => house?.close())

const putOnMenu = async (names: string[]) => {
  const { body } = await api.post(`${here()}/menu/categories`, { token: owner.token, body: { name: '点心' } })
  const categoryId = body.categories.at(-1).id
  for (const name of names)
    await api.post(`${here()}/menu/dishes`, {
      token: owner.token,
      body: { categoryId, name, priceFen: 2_800 },
    })
  const rows = await database.db.select().from(dishes).where(eq(dishes.merchantId, shop.merchantId))
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
}
const idOf = (name: string) => dishOf[name] ?? ''
const takeOff = (name: string) =>
  api.post(`${here()}/menu/dishes/${idOf(name)}/removal`, { token: owner.token })

type Item = { value: string; words: string; gone: boolean; store: string | null }
const listed = async (path: string, who = manager): Promise<Item[]> => {
  const { status, body } = await api.get(path, who.token)
  expect([path, status]).toEqual([path, 200])
  return body.items
}
const words = (items: Item[]) => items.map((item) => item.words)

describe('what a funnel can name', () => {
  it('is searched by its name and comes page by page, what was taken off last and marked', async () => {
    await takeOff('蟹粉小笼')
    const found = await listed(`${here()}/subjects/dishId?search=${encodeURIComponent('小笼')}`)
    expect(found.map((item) => [item.words, item.gone])).toEqual([
      ['小笼包', false],
      ['蟹粉小笼', true],
    ])
    const all = await listed(`${here()}/subjects/dishId?limit=100`)
    const pages: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: { items: Item[]; nextCursor: string | null } } = await api.get(
        `${here()}/subjects/dishId?limit=2${cursor && `&cursor=${cursor}`}`,
        manager.token,
      )
      pages.push(...words(body.items))
      cursor = body.nextCursor
    }
    expect(pages).toEqual(words(all))
    expect(pages.at(-1)).toBe('蟹粉小笼')
    expect(await listed(`${here()}/subjects/dishId?search=%25`)).toEqual([])
  })

  it('is the store’s own: its channels, and the offers that are good there', async () => {
    const { merchantId } = shop
    const elsewhere = await makeOffer(database.db, merchantId, NOW, { title: '只在隔壁' })
    await database.db.insert(offerStores).values({ merchantId, offerId: elsewhere, storeId: nextDoor() })
    for (const [storeId, name] of [
      [shop.storeId, '门口的海报'],
      [nextDoor(), '隔壁的桌贴'],
    ] as const)
      await api.post(`/stores/${storeId}/channels`, { token: owner.token, body: { kind: 'poster', name } })
    expect(words(await listed(`${here()}/subjects/channel`))).toEqual(['门口的海报'])
    expect(words(await listed(`${here()}/subjects/offerId`))).not.toContain('只在隔壁')
    expect(words(await listed('/subjects/offerId', owner))).toContain('只在隔壁')
    const all = await listed('/subjects/channel', owner)
    expect(all.map(({ words: name, store }) => `${name} ${store}`).sort()).toEqual([
      '门口的海报 1店',
      '隔壁的桌贴 2店',
    ])
    expect(await listed('/subjects/store', owner)).toHaveLength(2)
    expect(await listed(`${here()}/subjects/store`)).toHaveLength(1)
  })

  it('is nothing of another merchant’s, and not for clerks', async () => {
    const other = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, other, { role: 'owner' })
    // Ids are a merchant's own: another's store may have the same.
    const [ours] = await database.db.select().from(stores).where(eq(stores.id, shop.storeId))
    if (ours)
      await database.db.insert(stores).values({ ...ours, merchantId: other.merchantId, name: '别人家' })
    const [poster] = await listed(`${here()}/subjects/channel`)
    expect(poster?.store).toBe('1店')
    expect(words(await listed('/subjects/dishId?limit=100', stranger))).not.toContain('小笼包')
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    expect((await api.get(`${here()}/subjects/dishId`, clerk.token)).status).toBe(403)
  })
})

describe('a funnel of one dish', () => {
  const tell = (who: TestPerson, dish: string, storeId: string) => {
    const occurredAt = new Date(NOW.getTime() - 3_600_000)
    return database.db.insert(events).values({
      ...{ merchantId: shop.merchantId, id: v7({ msecs: occurredAt.getTime() }), storeId, staff: false },
      ...{ name: 'dish_viewed', personKey: who.personKey, properties: { dishId: idOf(dish) } },
      ...{ occurredAt, receivedAt: NOW },
    })
  }
  const filter = (property: string, ...values: string[]) => ({ property, is: 'oneOf', values })
  const funnel = (...filters: object[]) => ({
    ...{ order: 'ordered', windowSeconds: 86_400 },
    steps: [
      { words: '点开一道菜', events: [{ event: 'dish_viewed', filters }] },
      { words: '订了座', events: [{ event: 'reservation_placed' }] },
    ],
  })
  const entered = async (definition: object, path = here(), who = manager) => {
    const body = { definition, from: '2026-11-01', to: '2026-11-25' }
    const answer = await api.post(`${path}/funnel-answers`, { token: who.token, body })
    return answer.status === 200 ? answer.body.steps[0].count : answer.status
  }

  it('counts who looked at that dish, or did so in that store', async () => {
    const [anna, berta] = [await makePerson(made.runtime, shop), await makePerson(made.runtime, shop)]
    await tell(anna, '小笼包', shop.storeId)
    await tell(berta, '红烧肉', shop.storeId)
    await tell(berta, '小笼包', nextDoor())
    expect(await entered(funnel(filter('dishId', idOf('小笼包'))))).toBe(1)
    expect(await entered(funnel(filter('dishId', idOf('小笼包'))), '', owner)).toBe(2)
    expect(await entered(funnel(filter('store', nextDoor())), '', owner)).toBe(1)
    expect(await entered(funnel(filter('store', 'next door')), '', owner)).toBe(400)
    expect(await entered(funnel({ property: 'store', is: 'atLeast', values: [1] }), '', owner)).toBe(400)
  })

  it('is said back by name after the dish was taken off, in the list and in the spreadsheet', async () => {
    const definition = funnel(filter('dishId', idOf('桂花糕')))
    const kept = await api.post(`${here()}/funnels`, {
      token: manager.token,
      body: { name: '甜', definition },
    })
    expect(kept.status).toBe(201)
    await takeOff('桂花糕')
    const { body } = await api.get(`${here()}/funnels`, manager.token)
    expect(body.names).toEqual([{ value: idOf('桂花糕'), words: '桂花糕', gone: true }])
    const path = `${here()}/funnels/${kept.body.funnel}/sheet?from=2026-11-01&to=2026-11-25`
    const sheets = await takeSheets(api.origin, path, manager.token)
    expect(sheets.get('步骤')?.[1]?.slice(0, 3)).toEqual(['点开一道菜', '桂花糕（下架了）', '0'])
  })
})

it('a word that is no id breaks no list', async () => {
  await database.db
    .delete(channels)
    .where(and(eq(channels.merchantId, shop.merchantId), eq(channels.storeId, nextDoor())))
  const events = [
    { event: 'dish_viewed', filters: [{ property: 'dishId', is: 'oneOf', values: ['all', 7, true] }] },
  ]
  const definition = {
    order: 'ordered',
    windowSeconds: 60,
    steps: [1, 2].map(() => ({ words: '看', events })),
  }
  const kept = await api.post(`${here()}/funnels`, { token: manager.token, body: { name: '怪', definition } })
  expect(kept.status).toBe(201)
  expect((await api.get(`${here()}/funnels`, manager.token)).status).toBe(200)
})
