import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personColumns } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { idempotencyKeys, people, staffActions, storeGuests } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const PHONE = '13812346628'
const NAME = '陈女士'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  guest = await makePerson(made.runtime, shop)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  await know(guest)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const nextDoor = () => shop.storeIds[1] ?? ''
const isPerson = (personId: string) => and(eq(people.merchantId, shop.merchantId), eq(people.id, personId))

/** Makes somebody a guest of the store with a name and a number. */
const know = async ({ personId }: TestPerson, storeId = shop.storeId) => {
  const columns = personColumns({ sealer: made.runtime.sealer, merchantId: shop.merchantId })
  await database.db
    .update(people)
    .set({ nameSealed: columns.name.seal(NAME), phoneSealed: columns.phone.seal(PHONE) })
    .where(isPerson(personId))
  await database.db
    .insert(storeGuests)
    .values({ merchantId: shop.merchantId, storeId, personId, firstActAt: NOW, lastActAt: NOW })
}

const fileAt = (storeId: string, personId = guest.personId) => `/stores/${storeId}/guests/${personId}`
const file = async (personId = guest.personId) => {
  const { status, body } = await api.get(fileAt(shop.storeId, personId), manager.token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

describe('who sees a profile', () => {
  it('a manager of another store sees nothing of it, until they are a guest there too', async () => {
    const other = await makePerson(made.runtime, shop, { role: 'manager', storeId: nextDoor() })
    const ways = ['', '/timeline'].map((way) => `${fileAt(nextDoor())}${way}`)
    for (const way of ways) expect((await api.get(way, other.token)).status, way).toBe(404)
    const ask = (way: string, body?: object) =>
      api.post(`${fileAt(nextDoor())}${way}`, { token: other.token, body })
    expect((await ask('/phone')).status).toBe(404)
    expect((await ask('/tags', { tagId: newId('tag', NOW) })).status).toBe(404)
    expect((await api.get(fileAt(shop.storeId), other.token)).status).toBe(403)
    await know(guest, nextDoor())
    expect((await api.get(fileAt(nextDoor()), other.token)).body).toMatchObject({ name: NAME, visits: 0 })
  })

  it('nobody sees one of somebody under 14, or erased; a merged one is the survivor’s', async () => {
    const child = await makePerson(made.runtime, shop)
    const before = await makePerson(made.runtime, shop)
    const erased = await makePerson(made.runtime, shop)
    for (const one of [child, erased]) await know(one)
    const change = (who: TestPerson, set: Partial<typeof people.$inferInsert>) =>
      database.db.update(people).set(set).where(isPerson(who.personId))
    await change(child, { under14: true })
    await change(before, { mergedInto: guest.personId })
    await change(erased, {
      ...{ erasedAt: NOW, openidHash: null, openidSealed: null },
      ...{ phoneSealed: null, nameSealed: null },
    })
    for (const way of ['', '/timeline']) {
      const answer = await api.get(`${fileAt(shop.storeId, child.personId)}${way}`, manager.token)
      expect([answer.status, answer.body.error.code]).toEqual([403, 'profile_withheld'])
    }
    const phone = await api.post(`${fileAt(shop.storeId, child.personId)}/phone`, { token: manager.token })
    expect(phone.body.error.code).toBe('profile_withheld')
    expect((await api.get(fileAt(shop.storeId, erased.personId), manager.token)).status).toBe(404)
    expect((await file(before.personId)).personId).toBe(guest.personId)
    const { items } = (await api.get(`/stores/${shop.storeId}/guests`, manager.token)).body
    expect(items.map(({ personId }: { personId: string }) => personId)).toEqual([guest.personId])
  })
})

describe('a number in clear', () => {
  const read = (token = manager.token, key: string = randomUUID()) =>
    api.post(`${fileAt(shop.storeId)}/phone`, { token, key })
  const written = () =>
    database.db
      .select({ action: staffActions.action, subject: staffActions.subject, by: staffActions.personId })
      .from(staffActions)
      .where(eq(staffActions.merchantId, shop.merchantId))

  it('is told to a manager, written down each time, and kept nowhere', async () => {
    expect(await file()).toMatchObject({ name: NAME, phoneMasked: '138 **** 6628' })
    expect(JSON.stringify(await file())).not.toContain(PHONE)
    made.logged.length = 0
    const key = randomUUID()
    for (const _ of [1, 2]) expect((await read(manager.token, key)).body).toEqual({ phone: PHONE })
    const line = { action: '看了客人的手机号', subject: guest.personId, by: manager.personId }
    expect(await written()).toEqual([line, line])
    const kept = await database.db
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.personId, manager.personId))
    expect(kept).toEqual([])
    expect(JSON.stringify(made.logged)).not.toContain(PHONE)
  })

  it('is told to no clerk, and is not there where none was left', async () => {
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    expect((await read(clerk.token)).status).toBe(403)
    await database.db.update(people).set({ phoneSealed: null }).where(isPerson(guest.personId))
    expect((await read()).body.error.code).toBe('phone_unknown')
    expect(await written()).toEqual([])
  })
})
