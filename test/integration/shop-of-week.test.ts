import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import { readShop, standingIn } from '../../api/_reports/week/shop-of-week.js'
import type { DatabaseHandle } from '../../db/client.js'
import { channels, tags } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, makeShop, NOW } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
afterAll(() => database?.close())

it('a page may speak of its own store’s codes in use, the oldest first, and of a tag that sticks to who does not come', async () => {
  const [shop, other] = [await makeShop(made.runtime, 2), await makeShop(made.runtime)]
  const [here = '', next = ''] = shop.storeIds
  const make = async (storeId: string, name: string, createdAt: string, endedAt: Date | null = null) => {
    const id = newId('chn', NOW)
    const row = { merchantId: shop.merchantId, id, storeId, code: id.slice(-8), name, endedAt }
    await database.db
      .insert(channels)
      .values({ ...row, kind: 'tableSticker', createdAt: new Date(createdAt) })
    return { id, kind: 'tableSticker', name }
  }
  const young = await make(here, '新桌贴', '2026-10-02T00:30:00+08:00')
  const old = await make(here, '老桌贴', '2026-10-01T23:30:00+08:00')
  const there = await make(next, '那家的', '2026-10-03T12:00:00Z')
  await make(here, '收起来的', '2026-09-01T12:00:00Z', NOW)

  const stores = shop.storeIds.map((id) => ({ id, name: '店', timeZone: 'Asia/Shanghai' }))
  const read = (of = shop) =>
    readShop({ merchantId: of.merchantId, db: database.db, sealer: made.runtime.sealer, now: NOW }, stores)
  expect(standingIn(await read(), here).codes).toEqual([
    { ...old, madeOn: '2026-10-01' },
    { ...young, madeOn: '2026-10-02' },
  ])
  expect(standingIn(await read(), next).codes).toEqual([{ ...there, madeOn: '2026-10-03' }])
  expect(standingIn(await read(), null).codes).toEqual([])

  expect(standingIn(await read(), here).tagsNoShows).toBe(false)
  await database.db.insert(tags).values({
    ...{ merchantId: shop.merchantId, id: newId('tag', NOW), name: '常不来', createdAt: NOW },
    rule: { kind: 'noShowsAtLeast', atLeast: 2 },
  })
  expect(standingIn(await read(), here).tagsNoShows).toBe(true)
  expect(standingIn(await read(other), here).tagsNoShows).toBe(false)
})
