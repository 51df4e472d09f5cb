import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
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
let manager: TestPerson

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
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})

const edit = (path: string, body?: unknown, { token } = manager) =>
  api.post(`/stores/${shop.storeId}${path}`, { token, body })
const ok = async (call: Promise<Answer>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const outcome = async (call: Promise<Answer>) => {
  const { status, body } = await call
  return [status, body.error?.code]
}
const publicly = async (path: string) => (await api.get(`/merchants/${shop.slug}${path}`)).body
const menuNow = async () => {
  const { categories } = await publicly(`/stores/${shop.storeId}/menu`)
  return categories.map(({ name, dishes }: { name: string; dishes: { name: string }[] }) => [
    name,
    dishes.map((dish) => dish.name),
  ])
}

describe('hours', () => {
  const period = (opensMinute: number, closesMinute: number, weekday = 3) => ({
    ...{ weekday, name: '午市', opensMinute, closesMinute },
  })

  it('that meet or cross midnight’s mark are told apart from hours that overlap', async () => {
    const closures: never[] = []
    await ok(edit('/hours', { periods: [period(600, 840), period(840, 1440)], closures }))
    for (const periods of [[period(600, 840), period(839, 900)], [period(840, 600)], [period(600, 600)]])
      expect(await outcome(edit('/hours', { periods, closures }))).toEqual([422, 'hours_overlap'])
    const { stores } = await publicly('/storefront')
    expect(stores[0].hoursToday).toEqual([
      { name: '午市', opensAt: '10:00', closesAt: '14:00' },
      { name: '午市', opensAt: '14:00', closesAt: '24:00' },
    ])
  })

  it('close a day for once, and bookings of that day stand', async () => {
    const guest = await makePerson(made.runtime, shop)
    const wish = { tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() }
    const booking = { ...wish, contactPhone: '13800001111' }
    await ok(edit('/reservations', booking, guest))
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => period(600, 1320, weekday))
    await ok(edit('/hours', { periods: week, closures: [{ on: '2026-11-27', reason: '包场' }] }))
    expect((await api.get('/me/reservations', guest.token)).body.items[0].status).toBe('booked')
    const other = { ...booking, tableId: shop.tableOf('A2').id }
    expect(await outcome(edit('/reservations', other, guest))).toEqual([422, 'day_closed'])
  })
})

describe('a menu', () => {
  it('grows, is put in order, loses dishes and categories', async () => {
    const noodles = await ok(edit('/menu/categories', { name: '面' }))
    const tea = await ok(edit('/menu/categories', { name: '茶' }))
    const [noodlesId, teaId] = [noodles.categories[0].id, tea.categories[1].id]
    const dish = (name: string, categoryId: string) =>
      ok(edit('/menu/dishes', { categoryId, name, priceFen: 2_000 }))
    await dish('片儿川', noodlesId)
    const menu = await dish('拌川', noodlesId)
    const [first, second] = menu.categories[0].dishes.map(({ id }: { id: string }) => id)
    const order = {
      categories: [
        { id: teaId, dishIds: [first] },
        { id: noodlesId, dishIds: [second] },
      ],
    }
    await ok(edit('/menu/order', order))
    expect(await menuNow()).toEqual([
      ['茶', ['片儿川']],
      ['面', ['拌川']],
    ])
    expect(await outcome(edit(`/menu/categories/${teaId}/removal`))).toEqual([409, 'category_not_empty'])
    await ok(edit(`/menu/dishes/${first}/removal`))
    await ok(edit(`/menu/categories/${teaId}/removal`))
    expect(await menuNow()).toEqual([['面', ['拌川']]])
    expect(await outcome(edit('/menu/order', order))).toEqual([409, 'menu_changed'])
    expect(
      await outcome(edit(`/menu/dishes/${first}`, { categoryId: noodlesId, name: '回来', priceFen: 1 })),
    ).toEqual([404, 'not_found'])
  })

  it('has no two categories of one name', async () => {
    await ok(edit('/menu/categories', { name: '面' }))
    const answers = await Promise.all([1, 2, 3].map(() => edit('/menu/categories', { name: '茶' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(await outcome(edit('/menu/categories', { name: '面' }))).toEqual([409, 'name_taken'])
  })

  it('is out of a dish for today, in this store', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const soldOut = async () =>
      (await publicly(`/stores/${shop.storeId}/menu`)).categories[0].dishes[0].soldOut
    await ok(edit(`/menu/dishes/${dishId}/sold-out`, { soldOut: true }, clerk))
    await ok(edit(`/menu/dishes/${dishId}/sold-out`, { soldOut: true }, clerk))
    expect(await soldOut()).toBe(true)
    made.time.now = new Date(NOW.getTime() + 86_400_000)
    expect(await soldOut()).toBe(false)
    made.time.now = NOW
    await ok(edit(`/menu/dishes/${dishId}/sold-out`, { soldOut: false }, clerk))
    expect(await soldOut()).toBe(false)
  })

  it('promise 4: of two stores is not changed by the manager of one', async () => {
    shop = await makeShop(made.runtime, 2)
    manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    const { categoryId, dishId } = await makeDish(made.runtime, shop)
    const before = await menuNow()
    const dish = { categoryId, name: '改了', priceFen: 1 }
    for (const [path, body] of [
      ['/menu/categories', { name: '茶' }],
      [`/menu/categories/${categoryId}`, { name: '茶' }],
      [`/menu/categories/${categoryId}/removal`, undefined],
      ['/menu/dishes', dish],
      [`/menu/dishes/${dishId}`, dish],
      [`/menu/dishes/${dishId}/removal`, undefined],
      ['/menu/order', { categories: [] }],
    ] as const)
      expect(await outcome(edit(path, body)), path).toEqual([403, 'forbidden'])
    expect(await menuNow()).toEqual(before)
    await ok(edit('/menu/dishes', dish, owner))
  })
})

describe('a floor plan', () => {
  type Table = { id?: string; label: string }
  const planOf = async () => (await publicly(`/stores/${shop.storeId}/floor-plan`)) as { tables: Table[] }
  const save = (tables: Table[]) => edit('/floor-plan', { name: '一楼', width: 400, height: 400, tables })
  const newTable = (label: string, x = 40) => ({
    ...{ label, seats: 4, partyMin: 1, partyMax: 4, shape: 'round', x, y: 200, width: 40, height: 40 },
  })

  it('keeps its tables, takes new ones, and lets two swap their labels', async () => {
    const { tables } = await planOf()
    const [one, two, ...rest] = tables as [Table, Table, ...Table[]]
    const swapped = [{ ...one, label: two.label }, { ...two, label: one.label }, ...rest, newTable('露台')]
    const saved = await ok(save(swapped))
    const labelOf = (id?: string) => saved.tables.find((table: Table) => table.id === id)?.label
    expect([labelOf(one.id), labelOf(two.id), saved.tables.length]).toEqual([two.label, one.label, 9])
  })

  it('does not lose a table somebody has booked', async () => {
    const guest = await makePerson(made.runtime, shop)
    const { id } = shop.tableOf('A1')
    const wish = {
      tableId: id,
      partySize: 2,
      startsAt: FRIDAY_EVENING.toISOString(),
      contactPhone: '13800001111',
    }
    await ok(edit('/reservations', wish, guest))
    const { tables } = await planOf()
    const without = tables.filter((table) => table.id !== id)
    expect(await outcome(save(without))).toEqual([409, 'table_in_use'])
    expect((await planOf()).tables).toHaveLength(8)
    made.time.now = new Date(FRIDAY_EVENING.getTime() + 6 * 3_600_000)
    await ok(save(without))
    const later = { ...wish, startsAt: new Date(FRIDAY_EVENING.getTime() + 7 * 86_400_000).toISOString() }
    expect(await outcome(edit('/reservations', later, guest))).toEqual([404, 'not_found'])
    await ok(save([...without, newTable('A1')]))
  })

  it('is refused with a sentence where it cannot be', async () => {
    const wrong: [object[], number, string][] = [
      [[newTable('1'), newTable('1')], 409, 'name_taken'],
      [[{ ...newTable('1'), partyMin: 5, partyMax: 2 }], 400, 'invalid_request'],
      [[{ ...newTable('1'), x: 500 }], 400, 'invalid_request'],
      [[newTable('1'), newTable('2', 79)], 422, 'tables_overlap'],
      [[{ ...newTable('1'), id: `tbl_${'0'.repeat(32)}` }], 404, 'not_found'],
      [[{ ...newTable('<b>1') }], 400, 'invalid_request'],
      [Array.from({ length: 301 }, (_, index) => newTable(String(index))), 400, 'invalid_request'],
    ]
    for (const [tables, status, code] of wrong)
      expect(await outcome(save(tables as Table[]))).toEqual([status, code])
    expect((await planOf()).tables).toHaveLength(8)
  })
})
