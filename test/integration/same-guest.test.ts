import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureCaller, personColumns } from '../../api/_members/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { people, staffActions, storeGuests, visits } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const PHONE = '13812346628'
const DAY = 86_400_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson
let member: TestPerson
let callerId: string

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
/** Somebody known by telephone alone, and a member with the same number; both came once. */
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  member = await makePerson(made.runtime, shop)
  callerId = (await ensureCaller(member.ctx(), { phone: PHONE, name: '老周' })).personId
  await makeMember(member)
  await came(callerId, '2026-11-01')
  await came(member.personId, '2026-11-20')
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const makeMember = async ({ personId }: TestPerson) => {
  const columns = personColumns({ sealer: made.runtime.sealer, merchantId: shop.merchantId })
  await database.db
    .update(people)
    .set({
      ...{ phoneSealed: columns.phone.seal(PHONE), phoneHash: columns.phone.lookup(PHONE) },
      ...{ memberAt: NOW, memberStoreId: shop.storeId },
    })
    .where(eq(people.id, personId))
}
const came = async (personId: string, on: string, storeId = shop.storeId) => {
  const of = { merchantId: shop.merchantId, storeId, personId }
  await database.db.insert(visits).values({ ...of, on, firstAt: NOW })
  await database.db
    .insert(storeGuests)
    .values({ ...of, firstActAt: NOW, lastActAt: NOW })
    .onConflictDoNothing()
}

const at = (personId: string, storeId = shop.storeId) => `/stores/${storeId}/guests/${personId}`
const file = async (personId: string, token = manager.token, storeId = shop.storeId) => {
  const { status, body } = await api.get(at(personId, storeId), token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const merge = (otherPersonId: string, { token } = manager, personId = member.personId) =>
  api.post(`${at(personId)}/merges`, { token, body: { otherPersonId } })
const part = (mergeId: string) =>
  api.post(`${at(member.personId)}/merges/${mergeId}/reversal`, { token: manager.token })

describe('two guests with one number', () => {
  it('are suggested, made one with the figures of both, and two again', async () => {
    const before = await file(member.personId)
    expect(before).toMatchObject({ visits: 1, likelySame: [{ personId: callerId, name: '老周' }] })
    const merged = await merge(callerId)
    expect([merged.status, merged.body]).toEqual([201, { personId: member.personId }])
    const one = await file(callerId)
    expect(one).toMatchObject({ personId: member.personId, visits: 2, likelySame: [] })
    expect(one.merges).toMatchObject([{ canUndo: true, reason: 'staff', from: { personId: callerId } }])

    expect((await part(one.merges[0].id)).body).toEqual({ personId: member.personId })
    expect([(await file(callerId)).visits, (await file(member.personId)).visits]).toEqual([1, 1])
    const written = await database.db
      .select({ action: staffActions.action, subject: staffActions.subject })
      .from(staffActions)
      .where(eq(staffActions.personId, manager.personId))
    expect(written.sort((a, b) => a.action.localeCompare(b.action))).toEqual(
      ['认作同一位客人', '把客人分回两位']
        .map((action) => ({ action, subject: member.personId }))
        .sort((a, b) => a.action.localeCompare(b.action)),
    )
  })

  it('can be parted for thirty days and no longer', async () => {
    await merge(callerId)
    const { merges } = await file(member.personId)
    made.time.now = new Date(NOW.getTime() + 31 * DAY)
    const token = (await makePerson(made.runtime, shop, { role: 'manager' })).token
    const late = await api.post(`${at(member.personId)}/merges/${merges[0].id}/reversal`, { token })
    expect(late.status).toBe(409)
    expect((await file(member.personId, token)).merges[0].canUndo).toBe(false)
  })

  it('of whom one is a guest of another store alone are told of and merged by an owner only', async () => {
    await database.db.delete(storeGuests).where(eq(storeGuests.personId, callerId))
    await database.db.delete(visits).where(eq(visits.personId, callerId))
    await came(callerId, '2026-11-01', shop.storeIds[1])
    expect((await file(member.personId)).likelySame).toEqual([])
    expect((await merge(callerId)).body.error.code).toBe('merge_unlikely')
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    expect((await file(member.personId, owner.token)).likelySame).toMatchObject([{ personId: callerId }])
    expect((await merge(callerId, owner)).status).toBe(201)
  })

  it('are not merged where nothing says that they are one', async () => {
    const stranger = await makePerson(made.runtime, shop)
    await came(stranger.personId, '2026-11-02')
    expect((await merge(stranger.personId)).body.error.code).toBe('merge_unlikely')
  })
})
