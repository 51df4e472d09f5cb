import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensurePerson, mergePeople, undoMerge } from '../../api/_members/index.js'
import { issueToken } from '../../api/_platform/tokens.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { serveApi, type TestApi } from '../support/api.js'
import { type Arrived, arrive, becomeMember, claim, runSql, strayRows } from '../support/merging.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import {
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let manager: TestPerson

beforeAll(async () => {
  database = await createDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(() => {
  made.time.now = NOW
})

const base = () => ({ merchantId: shop.merchantId, db: database.db, sealer: made.runtime.sealer, now: NOW })
const merge = (from: Arrived, into: Arrived) =>
  mergePeople(base(), {
    fromPersonId: from.personId,
    intoPersonId: into.personId,
    reason: 'staff',
    mergedBy: null,
  })
const times = <T>(count: number, what: (nth: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, nth) => what(nth)))
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.code ?? String(error),
  )
const two = async () => {
  const pair = [await arrive(made.runtime, shop), await arrive(made.runtime, shop)] as const
  for (const who of pair) await claim(who, shop)
  return pair
}
const count = async (query: ReturnType<typeof sql>) => {
  const [row] = await runSql<{ count: number }>(database.db, query)
  return row?.count ?? 0
}
const isSound = async () => {
  expect(await strayRows(database.db)).toEqual([])
  const chains = sql`select count(*)::int as count from people a join people b on b.id = a.merged_into where b.merged_into is not null`
  expect(await count(chains)).toBe(0)
}

describe('at once', () => {
  it('ten merges of the same two are one', async () => {
    const [one, other] = await two()
    const ids = await times(10, () => merge(one, other))
    expect(new Set(ids).size).toBe(1)
    expect(
      await count(sql`select count(*)::int as count from merges where into_person_id::text = ${hex(other)}`),
    ).toBe(1)
    await isSound()
  })

  it('A into B and B into A: one holds, the other hears that they are one', async () => {
    for (let round = 0; round < scale(5, 50); round++) {
      const [one, other] = await two()
      const outcomes = await Promise.all([code(merge(one, other)), code(merge(other, one))])
      expect(outcomes.sort()).toEqual(['done', 'merged_already'])
    }
    await isSound()
  })

  it('a chain whose ends are merged together is one step long', async () => {
    for (let round = 0; round < scale(5, 50); round++) {
      const [[one, second], third] = [await two(), await arrive(made.runtime, shop)]
      const outcomes = await Promise.all([code(merge(one, second)), code(merge(second, third))])
      expect(outcomes).toContain('done')
      for (const outcome of outcomes) expect(['done', 'person_changed']).toContain(outcome)
    }
    await isSound()
  })

  it('a merge and its undoing leave either both or none', async () => {
    for (let round = 0; round < scale(5, 50); round++) {
      const [one, other] = await two()
      const mergeId = await merge(one, other)
      const undos = await times(5, () => code(undoMerge(manager.ctx(), { mergeId })))
      expect(undos.sort()).toEqual(['done', ...Array(4).fill('merge_undone')])
      const [again, undone] = await Promise.all([
        code(merge(one, other)),
        code(undoMerge(manager.ctx(), { mergeId })),
      ])
      expect([again, undone]).toEqual(['done', 'merge_undone'])
    }
    await isSound()
  })

  it('what a guest does while they are merged is the survivor’s, once', async () => {
    const offerId = await makeOffer(database.db, shop.merchantId, NOW, { perPersonLimit: 99 })
    for (let round = 0; round < scale(4, 40); round++) {
      const [one, other] = await two()
      const { merchantId } = shop
      const tokens = await Promise.all(
        [one, other].map(({ personId }) => issueToken(made.runtime.tokenKey, { merchantId, personId }, NOW)),
      )
      const claims = tokens.flatMap(({ token }) =>
        Array.from({ length: 4 }, () =>
          api.post(`/offers/${offerId}/claims`, { token, body: { storeId: shop.storeId } }),
        ),
      )
      const [answers, outcome] = await Promise.all([Promise.all(claims), code(merge(one, other))])
      expect(outcome).toBe('done')
      expect(answers.map(({ status }) => status)).toEqual(claims.map(() => 201))
      const held = await runSql<{ nth: number }>(
        database.db,
        sql`select nth from vouchers where offer_id::text = ${hex({ personId: offerId })} and person_id::text = ${hex(other)} order by nth`,
      )
      expect(held.map(({ nth }) => nth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    }
    await isSound()
  })

  it('ten first sign-ins of ten openids with one unionid are one person', async () => {
    const unionid = `u-${made.time.now.getTime()}`
    await times(10, (nth) =>
      inTransaction(database.db, (db) => ensurePerson({ ...base(), db }, `o-u-${nth}`, unionid)),
    )
    const people = await times(10, (nth) => ensurePerson(base(), `o-u-${nth}`))
    expect(new Set(people).size).toBe(1)
    await isSound()
  })

  it('many who verify one number are one', async () => {
    const guests = await times(6, () => arrive(made.runtime, shop))
    await times(6, (nth) => becomeMember(guests[nth] as Arrived, shop, '13700001111'))
    const actors = await times(6, async (nth) => (await (guests[nth] as Arrived).enter()).actor.personId)
    expect(new Set(actors).size).toBe(1)
    await isSound()
  })
})

const hex = ({ personId }: { personId: string }) =>
  personId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
