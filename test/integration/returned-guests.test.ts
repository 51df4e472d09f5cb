import { and, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteDeliberateAct } from '../../api/_members/index.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, people, storeGuests, visitors } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'
import { takeSheets } from '../support/spreadsheet.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson
let owner: TestPerson
let [anna, berta, carla]: TestPerson[] = []

const DEVICE = '00000000-0000-4000-8000-000000000001'
const here = () => `/stores/${shop.storeId}/retention-answers/app`

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime, 2)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  await tellStory()
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const looked = (on: string, who: TestPerson | null) => {
  const occurredAt = new Date(`${on}T12:00:00+08:00`)
  const whose = who ? { personKey: who.personKey } : { visitorId: DEVICE }
  return database.db.insert(events).values({
    ...{ merchantId: shop.merchantId, id: v7({ msecs: occurredAt.getTime() }), storeId: shop.storeId },
    ...{ name: 'page_viewed', properties: {}, staff: false, occurredAt, receivedAt: NOW, ...whose },
  })
}

/** Three fans and a stranger look in the week of the 9th for the first time, but Carla, who did in summer; Anna and the stranger again. */
const tellStory = async () => {
  const { merchantId, storeId } = shop
  const fan = async () => {
    const person = await makePerson(made.runtime, shop)
    await inTransaction(database.db, (db) =>
      noteDeliberateAct({ ...person.ctx(), db }, { ...person, storeId, by: 'claim' }),
    )
    return person
  }
  ;[anna, berta, carla] = [await fan(), await fan(), await fan()]
  await database.db
    .insert(visitors)
    .values({ merchantId, visitorId: DEVICE, firstSeenAt: NOW, lastSeenAt: NOW })
  await looked('2026-07-01', carla ?? null)
  for (const who of [anna, berta, carla]) await looked('2026-11-10', who ?? null)
  await looked('2026-11-11', null)
  await looked('2026-11-18', anna ?? null)
  await looked('2026-11-20', null)
}

const cell = (after: number, who = 'came') => `/guests?unit=week&on=2026-11-09&after=${after}&who=${who}`
const behind = async (path: string, token = manager.token) => {
  const { status, body } = await api.get(path, token)
  expect([path, status]).toEqual([path, 200])
  const names = body.items.map((item: { personId: string }) =>
    item.personId === anna?.personId ? 'anna' : item.personId === berta?.personId ? 'berta' : 'carla',
  )
  return { counted: body.counted, known: body.known, names: names.sort() }
}

describe('who is behind a cell of who comes back', () => {
  it('the whole cohort, those who came again and those who did not; a stranger is counted, not listed', async () => {
    expect(await behind(here() + cell(0))).toEqual({ counted: 3, known: 2, names: ['anna', 'berta'] })
    expect(await behind(here() + cell(1))).toEqual({ counted: 2, known: 1, names: ['anna'] })
    expect(await behind(here() + cell(1, 'away'))).toEqual({ counted: 1, known: 1, names: ['berta'] })
    expect(await behind(here() + cell(2))).toEqual({ counted: 0, known: 0, names: [] })
  })

  it('says when each came again, or when they came at all, and comes page by page', async () => {
    const { body } = await api.get(here() + cell(1), manager.token)
    expect(body.items[0].at).toBe('2026-11-18T04:00:00.000Z')
    const first = await api.get(`${here()}${cell(0)}&limit=1`, manager.token)
    const rest = await api.get(`${here()}${cell(0)}&limit=1&cursor=${first.body.nextCursor}`, manager.token)
    const ids = [first, rest].map((page) => page.body.items[0].personId)
    expect(new Set(ids)).toEqual(new Set([anna?.personId, berta?.personId]))
    expect(rest.body.nextCursor).toBeNull()
    expect([rest.body.counted, rest.body.known]).toEqual([3, 2])
  })

  it('lists no child, and nobody who never dealt with the store', async () => {
    const isAnna = and(eq(people.merchantId, shop.merchantId), eq(people.id, anna?.personId ?? ''))
    await database.db
      .delete(storeGuests)
      .where(
        and(eq(storeGuests.merchantId, shop.merchantId), eq(storeGuests.personId, berta?.personId ?? '')),
      )
    expect((await behind(here() + cell(0))).names).toEqual(['anna'])
    const all = `/retention-answers/app${cell(0)}`
    expect((await behind(all, owner.token)).names).toEqual(['anna', 'berta'])
    expect((await api.get(all, manager.token)).status).toBe(403)
    await database.db.update(people).set({ under14: true }).where(isAnna)
    expect(await behind(here() + cell(0))).toEqual({ counted: 2, known: 0, names: [] })
    await database.db.update(people).set({ under14: false }).where(isAnna)
  })

  it.each(['on=2026-11-09&after=31', 'on=0001-01-01&after=0', 'on=9999-12-31&after=30', 'on=2026-11-09'])(
    'is refused where there is no such cell: %s',
    async (asked) => {
      expect((await api.get(`${here()}/guests?unit=month&${asked}`, manager.token)).status).toBe(400)
    },
  )
})

it('the table is taken along as it is: how many, and what part, but nothing of a week that goes on', async () => {
  const sheets = await takeSheets(api.origin, `${here()}/sheet?unit=week`, manager.token)
  const rowOf = (name: string) => sheets.get(name)?.find(([on]) => on === '2026-11-09')
  expect(rowOf('位')).toEqual(['2026-11-09', '3', '2'])
  expect(rowOf('占多少')).toEqual(['2026-11-09', '3', '66.7'])
  expect(sheets.get('位')?.[0]?.slice(0, 3)).toEqual([
    '来逛又来逛，那周（周一）',
    '人数（位）',
    '后 1 周（位）',
  ])
  expect(sheets.get('位')).toHaveLength(9)
})
