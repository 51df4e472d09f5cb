import { and, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rollUpFunnels } from '../../api/_insights/funnels/roll-up.js'
import { noteDeliberateAct } from '../../api/_members/index.js'
import { runTick } from '../../api/_platform/tick.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, funnelPaths, people, sessions, storeGuests, visitors } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson
let owner: TestPerson
let anna: TestPerson

const DEVICE = '00000000-0000-4000-8000-000000000001'
const [here, nextDoor] = [() => shop.storeId, () => shop.storeIds[1] ?? '']

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime, 2)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  anna = await makePerson(made.runtime, shop)
  await tellStory()
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

type Told = { name: string; hoursAgo: number; who?: TestPerson; device?: string; storeId?: string }

const tell = ({ name, hoursAgo, who, device, storeId = here() }: Told) => {
  const occurredAt = new Date(NOW.getTime() - hoursAgo * 3_600_000)
  return database.db.insert(events).values({
    ...{ merchantId: shop.merchantId, id: v7({ msecs: occurredAt.getTime() }), name, storeId, staff: false },
    ...{ personKey: who?.personKey, visitorId: device, properties: {}, occurredAt, receivedAt: NOW },
  })
}

/** Anna sees an offer and claims it; a stranger only sees it; next door Anna sees one a month ago. */
const tellStory = async () => {
  const { merchantId } = shop
  const ctx = { ...anna.ctx(), db: database.db }
  await inTransaction(database.db, (db) =>
    noteDeliberateAct({ ...ctx, db }, { ...anna, storeId: here(), by: 'claim' }),
  )
  await database.db
    .insert(visitors)
    .values({ merchantId, visitorId: DEVICE, firstSeenAt: NOW, lastSeenAt: NOW })
  const startedAt = new Date(NOW.getTime() - 30 * 3_600_000)
  await database.db.insert(sessions).values({
    ...{ merchantId, visitorId: DEVICE, startedAt, endedAt: startedAt, source: 'search', scene: 1005 },
    ...{ storeId: here(), staff: false, events: 1, pages: 1 },
  })
  await tell({ name: 'offer_viewed', hoursAgo: 48, who: anna })
  await tell({ name: 'voucher_claimed', hoursAgo: 47, who: anna })
  await tell({ name: 'offer_viewed', hoursAgo: 30, device: DEVICE })
  await tell({ name: 'offer_viewed', hoursAgo: 20, device: DEVICE, storeId: nextDoor() })
}

const countsOf = (answer: { body: { steps: { count: number }[] } }) =>
  answer.body.steps.map(({ count }) => count)

describe('funnels over HTTP', () => {
  it('a ready-made one answers from the ledger before it was rolled up, and the same afterwards', async () => {
    const path = `/stores/${here()}/funnels/vouchers`
    const before = await api.get(path, manager.token)
    expect([before.status, before.body.rolledAt, countsOf(before)]).toEqual([200, null, [2, 1, 0, 0]])
    await runTick(made.runtime, workPlan)
    const after = await api.get(path, manager.token)
    expect([after.body.rolledAt, countsOf(after)]).toEqual([NOW.toISOString(), [2, 1, 0, 0]])
    expect({ ...after.body, rolledAt: null }).toEqual(before.body)
  })

  it('of all stores it is the owner’s, and counts everybody once', async () => {
    expect((await api.get('/funnels/vouchers', manager.token)).status).toBe(403)
    const all = await api.get('/funnels/vouchers?split=store', owner.token)
    expect(countsOf(all)).toEqual([2, 1, 0, 0])
    expect(all.body.groups.map((group: { words: string }) => group.words)).toEqual(['1店'])
  })

  it('says by which way people came first', async () => {
    const { body } = await api.get(`/stores/${here()}/funnels/vouchers?split=way`, manager.token)
    const said = body.groups.map((group: { words: string; steps: { count: number }[] }) => [
      group.words,
      group.steps[0]?.count,
    ])
    expect(said.sort()).toEqual([
      ['搜一搜', 1],
      ['没有', 1],
    ])
  })

  it('lists whom it knows of those who stopped at a step', async () => {
    const at = (step: number) => `/stores/${here()}/funnels/vouchers/dropped?step=${step}`
    // The stranger is nobody to write to; Anna stopped after claiming.
    expect((await api.get(at(1), manager.token)).body.items).toEqual([])
    const { body } = await api.get(at(2), manager.token)
    expect(body.items.map((item: { personId: string }) => item.personId)).toEqual([anna.personId])
    expect((await api.get(at(4), manager.token)).body.items).toEqual([])
    await database.db.update(people).set({ under14: true }).where(isAnna())
    expect((await api.get(at(2), manager.token)).body.items).toEqual([])
    await database.db.update(people).set({ under14: false }).where(isAnna())
  })

  const isAnna = () => and(eq(people.merchantId, shop.merchantId), eq(people.id, anna.personId))

  it('lists nobody who never dealt with the store', async () => {
    await database.db
      .delete(storeGuests)
      .where(and(eq(storeGuests.merchantId, shop.merchantId), eq(storeGuests.personId, anna.personId)))
    const path = `/funnels/vouchers/dropped?step=2`
    expect((await api.get(`/stores/${here()}${path}`, manager.token)).body.items).toEqual([])
    expect((await api.get(path, owner.token)).body.items).toHaveLength(1)
  })

  it('a kept one is the store’s own, is rolled up, and goes with its roll-up', async () => {
    const at = (storeId: string) => `/stores/${storeId}/funnels`
    const definition = {
      ...{ order: 'ordered', windowSeconds: 7_200, per: 'session' },
      steps: ['offer_viewed', 'voucher_shown'].map((event) => ({ words: '一步', events: [{ event }] })),
    }
    const kept = await api.post(at(here()), { token: manager.token, body: { name: '看券', definition } })
    expect(kept.status).toBe(201)
    const { funnel } = kept.body
    await runTick(made.runtime, workPlan)
    const answer = await api.get(`${at(here())}/${funnel}`, manager.token)
    expect([answer.body.per, answer.body.rolledAt !== null, countsOf(answer)]).toEqual([
      'session',
      true,
      [1, 0],
    ])
    expect((await api.get(`${at(nextDoor())}/${funnel}`, owner.token)).status).toBe(404)
    expect((await api.post(`/funnels/${funnel}/removal`, { token: owner.token })).status).toBe(404)

    const paths = () => database.db.select().from(funnelPaths).where(eq(funnelPaths.funnel, funnel))
    expect(await paths()).toHaveLength(1)
    expect((await api.post(`${at(here())}/${funnel}/removal`, { token: manager.token })).status).toBe(201)
    expect(await paths()).toEqual([])
    expect((await api.get(`${at(here())}/${funnel}`, manager.token)).status).toBe(404)
  })

  it('asks retention, in weeks of the store', async () => {
    const body = {
      ...{ unit: 'week', kind: 'first', periods: 2 },
      ...{ target: [{ event: 'offer_viewed' }], returning: [{ event: 'voucher_claimed' }] },
    }
    const answer = await api.post(`/stores/${here()}/retention-answers`, { token: manager.token, body })
    expect([answer.status, answer.body.cohorts]).toEqual([
      200,
      [
        { on: '2026-11-16', counts: [0, 0], settled: 1 },
        { on: '2026-11-23', counts: [2], settled: 1 },
      ],
    ])
    const settled = async (unit: string) => {
      const asked = { token: manager.token, body: { ...body, unit, periods: 3 } }
      const { cohorts } = (await api.post(`/stores/${here()}/retention-answers`, asked)).body
      return cohorts.map((cohort: { settled: number }) => cohort.settled)
    }
    // What this day, week and month come to is not known yet.
    for (const unit of ['day', 'week', 'month']) expect(await settled(unit)).toEqual([2, 1, 1])
  })
})

describe('a roll-up follows what turns out later', () => {
  it('whoever is erased is in it no more, and their device is a stranger’s', async () => {
    const { erasePerson } = await import('../../api/_members/index.js')
    const berta = await makePerson(made.runtime, shop)
    await tell({ name: 'offer_viewed', hoursAgo: 5, who: berta })
    const roll = () =>
      inTransaction(database.db, (db) => rollUpFunnels({ ...berta.ctx(made.runtime.clock()), db }, here()))
    await roll()
    const pathsOf = () => database.db.select().from(funnelPaths).where(eq(funnelPaths.who, berta.personKey))
    expect(await pathsOf()).not.toEqual([])
    await inTransaction(database.db, (db) => erasePerson({ ...berta.ctx(), db }, berta.personId))
    expect(await pathsOf()).toEqual([])
    await roll()
    expect(await pathsOf()).toEqual([])
  })
})
