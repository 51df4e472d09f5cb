import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { restockOffer, takeBackStock } from '../../api/_vouchers/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { dishes, offers, reservations, staffActions, weeklySummaries } from '../../db/schema/index.js'
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
import { LAST_WEEK, makeSummary } from '../support/weeks.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
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
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})

const post = (path: string, who = manager, key?: string) => api.post(path, { token: who.token, key })
const mine = () => `/stores/${shop.storeId}/summaries`

describe('a suggestion, one tap from done', () => {
  const runOut = async () => {
    await database.db.update(offers).set({ stock: 40, claimed: 40 }).where(eq(offers.id, shop.offerId))
    const [offer] = await database.db.select().from(offers).where(eq(offers.id, shop.offerId))
    const title = offer?.title ?? ''
    return makeSummary(database.db, shop, {
      ...{ storeId: shop.storeId, now: NOW },
      week: {
        offers: [{ id: shop.offerId, name: title, claims: 25, redemptions: 0, discountFen: 0, billFen: 0 }],
      },
      standing: { offers: [{ id: shop.offerId, storeId: shop.storeId, title, stock: 40, claimed: 40 }] },
    })
  }
  const stock = async () =>
    (await database.db.select().from(offers).where(eq(offers.id, shop.offerId)))[0]?.stock

  it('gives out as many again as were claimed, once however often it is tapped, and then says so', async () => {
    const id = await runOut()
    expect((await api.get(`${mine()}/${id}`, manager.token)).body.body.suggestions[0]).toMatchObject({
      ...{ button: '再放 25 张', done: false },
    })
    const answer = await post(`${mine()}/${id}/suggestions/1`)
    expect([answer.status, answer.body.body.suggestions[0].done]).toEqual([201, true])
    expect(await stock()).toBe(65)
    expect((await post(`${mine()}/${id}/suggestions/1`)).status).toBe(201)
    expect(await stock()).toBe(65)
    // Somebody gave out even more meanwhile: that is no less than was suggested.
    await database.db.update(offers).set({ stock: 100 }).where(eq(offers.id, shop.offerId))
    expect((await post(`${mine()}/${id}/suggestions/1`)).body.body.suggestions[0].done).toBe(true)
    expect(await stock()).toBe(100)
    const actions = await database.db
      .select()
      .from(staffActions)
      .where(eq(staffActions.personId, manager.personId))
    expect(actions.map(({ action, subject }) => [action, subject])).toContainEqual([
      '照小结的建议做了一件事',
      id,
    ])
  })

  it('is checked again as it is tapped: an offer that was put away since is not given out', async () => {
    const id = await runOut()
    await database.db.update(offers).set({ endedAt: NOW }).where(eq(offers.id, shop.offerId))
    const answer = await post(`${mine()}/${id}/suggestions/1`)
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'offer_closed'])
    expect(await stock()).toBe(40)
  })

  it('is taken back with one tap: no more is given out than was claimed by then, and it can be done again', async () => {
    const id = await runOut()
    const undo = (key?: string) => post(`${mine()}/${id}/suggestions/1/reversal`, manager, key)
    const first = async () => (await api.get(`${mine()}/${id}`, manager.token)).body.body.suggestions[0]
    const key = randomUUID()
    // Nothing is done yet: there is nothing to take back.
    expect([(await undo()).status, await stock()]).toEqual([201, 40])
    await post(`${mine()}/${id}/suggestions/1`)
    expect(await first()).toMatchObject({ done: true, undoable: true })
    await database.db.update(offers).set({ claimed: 43 }).where(eq(offers.id, shop.offerId))
    const answer = await undo(key)
    expect(answer.body.body.suggestions[0]).toMatchObject({ done: false, undoable: false })
    expect(await stock()).toBe(43)
    await post(`${mine()}/${id}/suggestions/1`)
    expect([(await undo(key)).body, await stock()]).toEqual([answer.body, 65])
    // Somebody went on from there: that is theirs, and not taken back.
    await database.db.update(offers).set({ stock: 80 }).where(eq(offers.id, shop.offerId))
    expect(await first()).toMatchObject({ done: true, undoable: false })
    expect([(await undo()).body.error?.code, await stock()]).toEqual(['offer_changed', 80])
    await database.db.update(offers).set({ stock: null }).where(eq(offers.id, shop.offerId))
    expect([(await undo()).body.error?.code, await stock()]).toEqual(['offer_changed', null])
  })

  it('is taken back by two at once as by one', async () => {
    await runOut()
    await database.db.update(offers).set({ stock: 65, claimed: 43 }).where(eq(offers.id, shop.offerId))
    const takeBack = () =>
      inTransaction(database.db, (db) =>
        takeBackStock({ ...manager.ctx(), db }, { storeId: shop.storeId, offerId: shop.offerId, stock: 65 }),
      )
    expect([(await takeBack()).stock, (await takeBack()).stock]).toEqual([43, 43])
  })

  it('leaves nothing to take back once the last of it is claimed', async () => {
    const id = await runOut()
    await post(`${mine()}/${id}/suggestions/1`)
    await database.db.update(offers).set({ claimed: 65 }).where(eq(offers.id, shop.offerId))
    const { body } = await api.get(`${mine()}/${id}`, manager.token)
    expect(body.body.suggestions[0]).toMatchObject({ done: true, undoable: false })
  })

  it.each([80, null])(
    'never gives out fewer: who gave out %s in the same moment keeps that',
    async (more) => {
      await runOut()
      await database.db
        .update(offers)
        .set({ stock: more, minSpendFen: 10_000 })
        .where(eq(offers.id, shop.offerId))
      await inTransaction(database.db, (db) =>
        restockOffer({ ...manager.ctx(), db }, { storeId: shop.storeId, offerId: shop.offerId, stock: 65 }),
      )
      expect(await stock()).toBe(more)
    },
  )

  it('puts a dish among those that are shown first, and takes it back, if whoever taps may', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const week = {
      dishes: [
        { id: dishId, name: '外婆红烧肉', interest: 80 },
        { id: 'dsh_x', name: '别的', interest: 20 },
      ],
    }
    const id = await makeSummary(database.db, shop, {
      ...{ storeId: null, now: NOW, week, standing: { unfeatured: [dishId] } },
    })
    const featured = async () =>
      (await database.db.select().from(dishes).where(eq(dishes.id, dishId)))[0]?.featured
    expect((await post(`/summaries/${id}/suggestions/1`, manager)).status).toBe(403)
    expect(await featured()).toBe(false)
    expect((await post(`/summaries/${id}/suggestions/1`, owner)).status).toBe(201)
    expect(await featured()).toBe(true)
    expect((await post(`/summaries/${id}/suggestions/1/reversal`, manager)).status).toBe(403)
    expect(await featured()).toBe(true)
    const { body } = (await post(`/summaries/${id}/suggestions/1/reversal`, owner)).body
    expect([await featured(), body.suggestions[0].done]).toEqual([false, false])
  })

  it('on the menu of several stores is nothing that one store’s manager does or takes back', async () => {
    const two = await makeShop(made.runtime, 2)
    const [one, all] = [
      await makePerson(made.runtime, two, { role: 'manager' }),
      await makePerson(made.runtime, two, { role: 'owner' }),
    ]
    const { dishId } = await makeDish(made.runtime, two)
    const id = await makeSummary(database.db, two, {
      ...{ storeId: two.storeId, now: NOW, standing: { unfeatured: [dishId] } },
      week: {
        dishes: [
          { id: dishId, name: '外婆红烧肉', interest: 80 },
          { id: 'dsh_x', name: '别的', interest: 20 },
        ],
      },
    })
    const path = `/stores/${two.storeId}/summaries/${id}/suggestions/1`
    expect((await post(path, one)).status).toBe(403)
    expect((await post(path, all)).body.body.suggestions[0].done).toBe(true)
    expect((await post(`${path}/reversal`, one)).status).toBe(403)
    expect((await post(`${path}/reversal`, all)).body.body.suggestions[0].done).toBe(false)
  })

  it('that opens a page, or is not there, does nothing', async () => {
    const nights = [{ staffId: manager.staffId ?? '', redemptions: 9, discountFen: 9_000, billFen: 90_000 }]
    const id = await makeSummary(database.db, shop, { storeId: shop.storeId, now: NOW, week: { nights } })
    expect((await post(`${mine()}/${id}/suggestions/1`)).body.error?.code).toBe('suggestion_opens')
    expect((await post(`${mine()}/${id}/suggestions/1/reversal`)).body.error?.code).toBe('suggestion_opens')
    expect((await post(`${mine()}/${id}/suggestions/3`)).status).toBe(404)
  })
})

describe('a correction', () => {
  const book = (status: 'seated' | 'noShow', partySize: number) => {
    const at = new Date('2026-11-20T18:30:00+08:00')
    return database.db.insert(reservations).values({
      ...{
        merchantId: shop.merchantId,
        id: newId('rsv', at),
        storeId: shop.storeId,
        personId: manager.personId,
      },
      ...{
        tableId: shop.tableOf('A1').id,
        partySize,
        startsAt: at,
        endsAt: new Date(at.getTime() + 3_600_000),
      },
      ...{ status, createdAt: at, settledAt: at },
    })
  }

  it('is a revision that says which figures are others, and leaves what was frozen as it was', async () => {
    const id = await makeSummary(database.db, shop, { storeId: shop.storeId, now: NOW })
    await book('seated', 4)
    const { body } = await post(`${mine()}/${id}/revision`)
    expect(body).toMatchObject({ revision: 2, weekOn: LAST_WEEK })
    expect(body.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1])
    expect(body.body.changes).toEqual([
      { measure: 'bookings', from: 0, to: 1 },
      { measure: 'seated', from: 0, to: 1 },
      { measure: 'covers', from: 0, to: 4 },
      { measure: 'noShowRate', from: null, to: 0 },
    ])
    const first = (await api.get(`${mine()}/${id}`, manager.token)).body
    expect(first.body.figures.find(({ measure }: { measure: string }) => measure === 'covers').now).toBe(0)
    const listed = (await api.get(mine(), manager.token)).body.items
    expect(listed.map((item: { id: string; revision: number }) => [item.id, item.revision])).toEqual([
      [body.id, 2],
    ])
  })

  it('is none where nothing is another figure now', async () => {
    const id = await makeSummary(database.db, shop, { storeId: shop.storeId, now: NOW })
    expect((await post(`${mine()}/${id}/revision`)).body).toMatchObject({ id, revision: 1 })
    await book('noShow', 2)
    const second = (await post(`${mine()}/${id}/revision`)).body
    expect((await post(`${mine()}/${id}/revision`)).body.id).toBe(second.id)
    expect((await post(`${mine()}/${second.id}/revision`)).body.id).toBe(second.id)
    const rows = await database.db
      .select()
      .from(weeklySummaries)
      .where(eq(weeklySummaries.merchantId, shop.merchantId))
    expect(rows).toHaveLength(2)
  })
})

describe('the list of weeks', () => {
  it('is a store’s for its manager; an owner’s has all, page by page, the latest week first', async () => {
    for (const weekOn of ['2026-11-02', '2026-11-09', LAST_WEEK])
      for (const storeId of [shop.storeId, null])
        await makeSummary(database.db, shop, { storeId, now: NOW, weekOn })
    const own = (await api.get(mine(), manager.token)).body.items
    expect(own.map(({ weekOn, storeId }: Record<string, string>) => [weekOn, storeId])).toEqual(
      [LAST_WEEK, '2026-11-09', '2026-11-02'].map((weekOn) => [weekOn, shop.storeId]),
    )
    expect((await api.get('/summaries', manager.token)).status).toBe(403)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: Record<string, string>[]; nextCursor: string | null } = (
        await api.get(`/summaries?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, owner.token)
      ).body
      seen.push(...page.items.map(({ weekOn, storeId }) => `${weekOn} ${storeId ? 'store' : 'all'}`))
      cursor = page.nextCursor
    }
    expect(seen.toSorted().reverse()).toEqual(
      [LAST_WEEK, '2026-11-09', '2026-11-02'].flatMap((weekOn) => [`${weekOn} store`, `${weekOn} all`]),
    )
    expect(seen.map((entry) => entry.slice(0, 10))).toEqual(
      [...seen.map((entry) => entry.slice(0, 10))].sort().reverse(),
    )
  })
})
