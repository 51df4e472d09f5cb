import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWeeks, rollUpWeeks } from '../../api/_insights/index.js'
import { people, visits } from '../../db/schema/index.js'
import { type House, openHouse } from '../support/house.js'
import { makePerson, NOW, type TestPerson } from '../support/shop.js'
import { LAST_WEEK } from '../support/weeks.js'

const SUNDAY = '2026-11-22'

let house: House
let { database, made, api, shop } = {} as House
let owner: TestPerson

beforeAll(async () => {
  house = await openHouse({ stores: 2 })
  ;({ database, made, api, shop } = house)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
})
afterAll(() => house?.close())

/** Somebody who came that many days before the last Sunday; with `*` to the other store. */
const guest = async (...days: (number | `${number}*`)[]) => {
  const { personId } = await makePerson(made.runtime, shop)
  const at = (before: number) => new Date(new Date(`${SUNDAY}T12:00:00Z`).getTime() - before * 86_400_000)
  await database.db.insert(visits).values(
    days.map((day) => {
      const firstAt = at(Number.parseInt(String(day), 10))
      const storeId = String(day).endsWith('*') ? (shop.storeIds[1] ?? '') : shop.storeId
      return {
        merchantId: shop.merchantId,
        storeId,
        personId,
        on: firstAt.toISOString().slice(0, 10),
        firstAt,
      }
    }),
  )
  return personId
}

const countedIn = async (scope: string) => {
  const ctx = { db: database.db, merchantId: shop.merchantId, sealer: made.runtime.sealer, now: NOW }
  await rollUpWeeks(ctx, { storeIds: shop.storeIds, brand: true, weekOn: LAST_WEEK })
  return (await readWeeks(ctx, { scopes: [scope], weekOn: LAST_WEEK })).get(scope)?.now.lapsed
}

const listedIn = async (under: string) => {
  const span = `from=${LAST_WEEK}&to=${SUNDAY}`
  const { body } = await api.get(`${under}/figures/lapsed/rows?${span}`, owner.token)
  return body.items.map(({ who, on }: { who: { personId: string }; on: string }) => [who.personId, on])
}

it('who came three times or more and is away for twice their own gap is counted, and exactly they are listed', async () => {
  // Gaps of 10 and 10 days: due after 20, so 20 to 47 days away is lapsed.
  const [onTheDay, within, gone] = [await guest(40, 30, 20), await guest(67, 57, 47), await guest(68, 58, 48)]
  await guest(39, 29, 19)
  // The median of the gaps 5, 40 and 9 is 9: 18 days.
  const uneven = await guest(72, 67, 27, 18)
  // Daily guests may be on leave for a fortnight.
  const daily = await guest(17, 16, 15, 14)
  await guest(16, 15, 14, 13)
  await guest(60, 30)
  await guest(90, 60)
  // The same in the other store: here they came twice only.
  const ofBoth = await guest(45, 35, '25*')
  // Who works here, is erased or a child is on no list.
  const worker = await makePerson(made.runtime, shop, { role: 'clerk' })
  await database.db.insert(visits).values(
    [40, 30, 20].map((before) => {
      const firstAt = new Date(new Date(`${SUNDAY}T12:00:00Z`).getTime() - before * 86_400_000)
      return {
        ...{ merchantId: shop.merchantId, storeId: shop.storeId, personId: worker.personId },
        ...{ on: firstAt.toISOString().slice(0, 10), firstAt },
      }
    }),
  )
  const [child, erased] = [await guest(40, 30, 20), await guest(40, 30, 20)]
  await database.db.update(people).set({ under14: true }).where(eq(people.id, child))
  await database.db
    .update(people)
    .set({ erasedAt: NOW, openidHash: null, openidSealed: null, nameSealed: null })
    .where(eq(people.id, erased))

  const here = [
    [daily, '2026-11-08'],
    [uneven, '2026-11-04'],
    [onTheDay, '2026-11-02'],
    [within, '2026-10-06'],
  ]
  expect(await listedIn(`/stores/${shop.storeId}`)).toEqual(here)
  expect(await countedIn(shop.storeId)).toBe(4)
  expect(await listedIn('')).toEqual([...here.slice(0, 3), [ofBoth, '2026-10-28'], ...here.slice(3)])
  expect(await countedIn('brand')).toBe(5)
  expect(await countedIn(shop.storeIds[1] ?? '')).toBe(0)
  expect(await listedIn(`/stores/${shop.storeId}`)).not.toContainEqual([gone, '2026-10-05'])
})
