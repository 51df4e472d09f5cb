import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  keysOfPerson,
  listLikelySame,
  listMerges,
  mapPeopleForStaff,
  mergeLikelySame,
  mergePeople,
  partFromPerson,
  undoMerge,
} from '../../api/_members/index.js'
import { memberHandlers, memberTurns } from '../../api/_members/work.js'
import { runTick } from '../../api/_platform/tick.js'
import { likeDish } from '../../api/_storefront/favourites.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events, merges, people, personTags, tags, vouchers } from '../../db/schema/index.js'
import { act, arrive, becomeMember, claim, snapshot, strayRows, visit } from '../support/merging.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makeOffer,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestShop,
} from '../support/shop.js'

const PHONE = '13812346628'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime, 2)
})

const base = () => ({
  merchantId: shop.merchantId,
  db: database.db,
  sealer: made.runtime.sealer,
  now: made.runtime.clock(),
})
const later = (days: number) => {
  made.time.now = new Date(made.time.now.getTime() + days * 86_400_000)
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.code ?? String(error),
  )
const row = async (personId: string) => {
  const [found] = await database.db.select().from(people).where(eq(people.id, personId))
  if (!found) throw new Error('nobody')
  return found
}
/** Two with something of everything, some of it the same. */
const makeTwo = async () => {
  const [one, two] = [await arrive(made.runtime, shop), await arrive(made.runtime, shop)]
  const manager = await makePerson(made.runtime, shop, { role: 'manager' })
  const offerId = await makeOffer(database.db, shop.merchantId, NOW, { perPersonLimit: 3 })
  const dishes = [await makeDish(made.runtime, shop), await makeDish(made.runtime, shop)].map(
    ({ dishId }) => dishId,
  )
  await becomeMember(one, shop, '13900000001', '甲')
  await becomeMember(two, shop, PHONE)
  for (const who of [one, two]) await claim(who, shop, offerId)
  await claim(two, shop, offerId)
  for (const day of ['2026-11-01', '2026-11-03']) await visit(one, shop, day)
  for (const day of ['2026-11-03', '2026-11-20']) await visit(two, shop, day)
  await act(one, (ctx) => likeDish(ctx, { dishId: dishes[0] ?? '', liked: true, storeId: shop.storeId }))
  for (const dishId of dishes)
    await act(two, (ctx) => likeDish(ctx, { dishId, liked: true, storeId: shop.storeIds[1] ?? '' }))
  const tagId = `tag_${randomUUID().replaceAll('-', '')}`
  await database.db
    .insert(tags)
    .values({ merchantId: shop.merchantId, id: tagId, name: tagId, createdAt: NOW })
  for (const who of [one, two])
    await database.db.insert(personTags).values({
      merchantId: shop.merchantId,
      personId: who.personId,
      tagId,
      givenBy: manager.personId,
      givenAt: NOW,
    })
  return { one, two, manager, offerId }
}
const merge = (from: { personId: string }, into: { personId: string }) =>
  mergePeople(base(), {
    fromPersonId: from.personId,
    intoPersonId: into.personId,
    reason: 'staff',
    mergedBy: null,
  })

describe('two who are one', () => {
  it('have everything together, and count once', async () => {
    const { one, two, offerId } = await makeTwo()
    await merge(two, one)
    const survivor = await row(one.personId)
    expect(survivor).toMatchObject({ visits: 3, lastVisitOn: '2026-11-20', mergedInto: null })
    expect(survivor.regularAt).not.toBeNull()
    const gone = await row(two.personId)
    expect(gone).toMatchObject({
      mergedInto: one.personId,
      visits: 0,
      memberAt: null,
      fanAt: null,
      phoneHash: null,
    })
    const held = await database.db
      .select({ nth: vouchers.nth })
      .from(vouchers)
      .where(and(eq(vouchers.personId, one.personId), eq(vouchers.offerId, offerId)))
    expect(held.map(({ nth }) => nth).sort()).toEqual([1, 2, 3])
    expect(await strayRows(database.db)).toEqual([])
    expect((await keysOfPerson(base(), one.personId)).sort()).toEqual(
      [survivor.personKey, gone.personKey].sort(),
    )
    const written = await database.db.select().from(events).where(eq(events.name, 'person_merged'))
    expect(written.filter(({ personKey }) => personKey === survivor.personKey)).toMatchObject([
      { properties: { reason: 'staff' }, storeId: null },
    ])
  })

  it('are as they were when it is undone, byte for byte', async () => {
    const { one, two, manager } = await makeTwo()
    const before = await snapshot(database.db)
    const mergeId = await merge(two, one)
    expect(await snapshot(database.db)).not.toEqual(before)
    await undoMerge(manager.ctx(), { mergeId })
    expect(await snapshot(database.db)).toEqual(before)
    expect(await code(undoMerge(manager.ctx(), { mergeId }))).toBe('merge_undone')
  })

  it('act as the survivor with the token of either, and the list of staff shows them once', async () => {
    const { one, two } = await makeTwo()
    await merge(two, one)
    expect((await two.enter()).actor.personId).toBe(one.personId)
    const again = await arrive(made.runtime, shop, two.openid)
    expect(again.personId).toBe(one.personId)
    const known = await mapPeopleForStaff(base(), [one.personId, two.personId])
    expect([...known.values()].map(({ personId }) => personId)).toEqual([one.personId, one.personId])
  })
})

describe('a merge', () => {
  it('is one however often it is asked for, and the other way round is refused', async () => {
    const { one, two } = await makeTwo()
    const first = await merge(two, one)
    expect(await merge(two, one)).toBe(first)
    expect(await code(merge(one, two))).toBe('merged_already')
    expect(await code(merge(one, one))).toBe('merged_already')
    expect(await database.db.$count(merges, eq(merges.intoPersonId, one.personId))).toBe(1)
  })

  it('is refused with staff, with whoever was erased, and across merchants', async () => {
    const { one, two, manager } = await makeTwo()
    expect(await code(merge(manager, one))).toBe('merge_of_staff')
    expect(await code(merge(one, manager))).toBe('merge_of_staff')
    const elsewhere = await makeShop(made.runtime)
    const stranger = await arrive(made.runtime, elsewhere)
    expect(await code(merge(stranger, one))).toBe('not_found')
    const erased = {
      openidHash: null,
      openidSealed: null,
      phoneSealed: null,
      phoneHash: null,
      phoneTailHash: null,
    }
    await database.db
      .update(people)
      .set({ ...erased, nameSealed: null, avatar: null, erasedAt: NOW })
      .where(eq(people.id, two.personId))
    expect(await code(merge(two, one))).toBe('person_changed')
    expect(await code(two.enter())).toContain('nobody is there')
  })

  it('of a chain leads to who is left, and is undone from its end', async () => {
    const { one, two, manager } = await makeTwo()
    const three = await arrive(made.runtime, shop)
    await claim(three, shop)
    const start = await snapshot(database.db)
    const first = await merge(three, two)
    const middle = await snapshot(database.db)
    const second = await merge(two, one)
    expect((await row(three.personId)).mergedInto).toBe(one.personId)
    expect((await keysOfPerson(base(), one.personId)).length).toBe(3)
    expect((await three.enter()).actor.personId).toBe(one.personId)
    expect(await code(undoMerge(manager.ctx(), { mergeId: first }))).toBe('merge_covered')
    await undoMerge(manager.ctx(), { mergeId: second })
    expect(await snapshot(database.db)).toEqual(middle)
    await undoMerge(manager.ctx(), { mergeId: first })
    expect(await snapshot(database.db)).toEqual(start)
  })

  it('leaves what happened since with the survivor when it is undone', async () => {
    const { one, two, manager, offerId } = await makeTwo()
    const bare = await arrive(made.runtime, shop)
    later(1)
    const mergeId = await merge(two, bare)
    later(1)
    const { id } = await claim(bare, shop)
    await visit(bare, shop, '2026-11-27')
    await undoMerge(manager.ctx(made.time.now), { mergeId })
    expect(await row(bare.personId)).toMatchObject({ visits: 1, memberAt: null, phoneHash: null })
    expect((await row(bare.personId)).fanAt).not.toBeNull()
    expect(await row(two.personId)).toMatchObject({ visits: 2, mergedInto: null })
    const [kept] = await database.db.select().from(vouchers).where(eq(vouchers.id, id))
    expect(kept?.personId).toBe(bare.personId)
    expect(await code(claim(two, shop, offerId))).toBe('done')
    expect(await code(claim(one, shop, offerId))).toBe('done')
    expect(await strayRows(database.db)).toEqual([])
  })

  it('can be undone for thirty days, after which nothing is kept for it', async () => {
    const { one, two, manager } = await makeTwo()
    const mergeId = await merge(two, one)
    expect((await listMerges(base(), one.personId)).items).toMatchObject([{ id: mergeId, canUndo: true }])
    later(31)
    expect(await code(undoMerge(manager.ctx(made.time.now), { mergeId }))).toBe('merge_kept')
    expect((await listMerges(base(), one.personId)).items).toMatchObject([{ canUndo: false }])
    const kept = async () => (await database.db.select().from(merges).where(eq(merges.id, mergeId)))[0]
    expect((await kept())?.undoSealed).not.toBeNull()
    await runTick(made.runtime, { handlers: memberHandlers, recurring: memberTurns })
    expect((await kept())?.undoSealed).toBeNull()
  })
})

describe('a manager', () => {
  it('is told of who has verified the same number, and says whether they are one', async () => {
    const one = await arrive(made.runtime, shop)
    later(1)
    const [two, typed] = [await arrive(made.runtime, shop), await arrive(made.runtime, shop)]
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    await becomeMember(one, shop, PHONE)
    later(100)
    await becomeMember(two, shop, PHONE)
    expect((await row(one.personId)).mergedInto).toBeNull()
    const { items } = await listLikelySame(base(), one.personId)
    expect(items.map(({ personId }) => personId)).toEqual([two.personId])
    const asManager = () => ({ ...manager.ctx(made.time.now) })
    const wish = { personId: one.personId, otherPersonId: typed.personId }
    expect(await code(mergeLikelySame(asManager(), wish))).toBe('merge_unlikely')
    const kept = await mergeLikelySame(asManager(), { personId: two.personId, otherPersonId: one.personId })
    expect(kept).toEqual({ personId: one.personId })
    const [listed] = (await listMerges(base(), one.personId)).items
    expect(listed).toMatchObject({ reason: 'staff', canUndo: true, from: { phoneTail: '6628' } })
    const mergeId = listed?.id ?? ''
    expect(await code(partFromPerson(asManager(), { personId: two.personId, mergeId }))).toBe('not_found')
    await partFromPerson(asManager(), { personId: one.personId, mergeId })
    expect((await row(two.personId)).mergedInto).toBeNull()
  })
})
