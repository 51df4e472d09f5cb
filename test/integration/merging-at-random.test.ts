import { and, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mergePeople, undoMerge } from '../../api/_members/index.js'
import { areOfRegular } from '../../api/_members/visit-rules.js'
import { shopDayOf } from '../../api/_platform/clock.js'
import type { AppError } from '../../api/_platform/errors.js'
import type { DatabaseHandle } from '../../db/client.js'
import { people, reservations, visits, vouchers } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { snapshot, strayRows } from '../support/merging.js'
import { openTestDatabase } from '../support/pglite.js'
import { redeemAVoucher } from '../support/redeeming.js'
import { scale } from '../support/scale.js'
import {
  makeDish,
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
} from '../support/shop.js'

const GUESTS = 4
const DAY = 86_400_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

/** A shop with guests who act, and beside it what everybody must have, kept in the plainest way. */
const makeStory = async () => {
  made.time.now = NOW
  const shop = await makeShop(made.runtime)
  shop.offerId = await makeOffer(database.db, shop.merchantId, NOW, { perPersonLimit: 99 })
  const { dishId } = await makeDish(made.runtime, shop)
  const owner = await makePerson(made.runtime, shop, { role: 'owner' })
  const guests: TestPerson[] = []
  for (let nth = 0; nth < GUESTS; nth++) guests.push(await makePerson(made.runtime, shop))
  const store = `/stores/${shop.storeId}`
  const base = () => ({
    merchantId: shop.merchantId,
    db: database.db,
    sealer: made.runtime.sealer,
    now: made.time.now,
  })

  const became = new Map<string, string>()
  const whoIs = (id: string): string => (became.has(id) ? whoIs(became.get(id) ?? '') : id)
  const owners = new Map<string, string>()
  const cameOn = new Map<string, string>()
  const done: { id: string; from: string; into: string; moved: string[] }[] = []
  const guest = (nth: number) => guests[nth % GUESTS] as TestPerson
  const today = () => shopDayOf(made.time.now, 'Asia/Shanghai')

  const book = async (nth: number, label: number) => {
    const startsAt = new Date(`${today()}T18:00:00+08:00`).toISOString()
    const body = {
      tableId: shop.tableOf(`A${label + 1}`).id,
      partySize: 2,
      startsAt,
      contactPhone: '13812346628',
    }
    const answer = await api.post(`${store}/reservations`, { token: guest(nth).token, body })
    if (answer.status !== 201) return
    const { id } = answer.body
    owners.set(id, whoIs(guest(nth).personId))
    const seated = await api.post(`${store}/reservations/${id}/seating`, { token: owner.token })
    expect(seated.status).toBe(201)
    cameOn.set(id, today())
  }
  const takeBack = async (nth: number) => {
    const [id] = [...cameOn.keys()].filter((key) => key.startsWith('rsv_')).slice(-1 - nth)
    if (!id) return
    const answer = await api.post(`${store}/reservations/${id}/reinstatement`, { token: owner.token })
    if (answer.status === 201) cameOn.delete(id)
  }
  const redeem = async (nth: number) => {
    const answer = await redeemAVoucher(api, { shop, guest: guest(nth), clerk: owner })
    expect(answer.status).toBe(201)
    owners.set(answer.body.voucherId, whoIs(guest(nth).personId))
    cameOn.set(answer.body.voucherId, today())
  }
  const claim = async (nth: number) => {
    const body = { storeId: shop.storeId }
    const answer = await api.post(`/offers/${shop.offerId}/claims`, { token: guest(nth).token, body })
    expect(answer.status).toBe(201)
    owners.set(answer.body.id, whoIs(guest(nth).personId))
  }
  const like = (nth: number, liked: boolean) =>
    api.post(`/dishes/${dishId}/favourite`, {
      token: guest(nth).token,
      body: { liked, storeId: shop.storeId },
    })

  const merge = async (one: number, another: number) => {
    const [from, into] = [whoIs(guest(one).personId), whoIs(guest(another).personId)]
    if (from === into) return null
    const id = await mergePeople(base(), {
      fromPersonId: from,
      intoPersonId: into,
      reason: 'staff',
      mergedBy: null,
    })
    const moved = [...owners].flatMap(([key, holder]) => (holder === from ? [key] : []))
    for (const key of moved) owners.set(key, into)
    became.set(from, into)
    done.push({ id, from, into, moved })
    return id
  }
  const undo = async (nth: number) => {
    const merged = done.at(-1 - nth)
    if (!merged) return
    try {
      await undoMerge(owner.ctx(made.time.now), { mergeId: merged.id })
    } catch (error) {
      expect(['merge_covered', 'merge_undone']).toContain((error as AppError).code)
      return
    }
    done.splice(done.indexOf(merged), 1)
    became.delete(merged.from)
    for (const key of merged.moved) if (owners.get(key) === merged.into) owners.set(key, merged.from)
  }
  const mergeAndUndo = async (one: number, another: number) => {
    const before = await snapshot(database.db)
    const id = await merge(one, another)
    if (!id) return
    await undo(0)
    expect(await snapshot(database.db)).toEqual(before)
  }
  const acts = [
    (a: number, b: number) => book(a, b),
    (a: number) => redeem(a),
    (a: number) => claim(a),
    (a: number, b: number) => like(a, b > 1),
    (a: number) => takeBack(a),
    (a: number, b: number) => merge(a, b),
    (a: number) => undo(a % 2),
    (a: number, b: number) => mergeAndUndo(a, b),
    async (a: number) => {
      made.time.now = new Date(made.time.now.getTime() + a * DAY)
    },
    // Long enough for another till code, and for a tap to be taken back still.
    async () => {
      made.time.now = new Date(made.time.now.getTime() + 60_000)
    },
  ]

  const check = async () => {
    expect(await strayRows(database.db)).toEqual([])
    const ofShop = eq(people.merchantId, shop.merchantId)
    const held = [
      ...(await database.db.select().from(reservations).where(eq(reservations.merchantId, shop.merchantId))),
      ...(await database.db.select().from(vouchers).where(eq(vouchers.merchantId, shop.merchantId))),
    ]
    expect(new Map(held.map(({ id, personId }) => [id, personId]))).toEqual(owners)
    for (const person of await database.db
      .select()
      .from(people)
      .where(and(ofShop, isNull(people.mergedInto)))) {
      const days = new Set([...cameOn].flatMap(([key, day]) => (owners.get(key) === person.id ? [day] : [])))
      const rows = await database.db.select().from(visits).where(eq(visits.personId, person.id))
      expect(rows.map(({ on }) => on).sort()).toEqual([...days].sort())
      expect(person.visits).toBe(days.size)
      expect(person.regularAt !== null).toBe(areOfRegular([...days]))
      expect(person.lastVisitOn).toBe([...days].sort().at(-1) ?? null)
    }
  }
  return { acts, check }
}

it('whatever is done, merged and undone: every row has one living owner, the right one, and the counts hold', async () => {
  const step = fc.tuple(fc.nat(9), fc.nat(3), fc.nat(3))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { acts, check } = await makeStory()
      for (const [what, one, another] of steps) {
        made.time.now = new Date(made.time.now.getTime() + 31_000)
        await acts[what]?.(one, another)
      }
      await check()
    }),
    { numRuns: scale(8, 60) },
  )
}, 600_000)
