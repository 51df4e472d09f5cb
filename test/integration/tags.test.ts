import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../api/_platform/ids.js'
import { openMerchant } from '../../api/_storefront/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { personTags, storeGuests, tags, visits } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let manager: TestPerson
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  guest = await makePerson(made.runtime, shop)
  await meet(guest)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const meet = ({ personId }: TestPerson) =>
  database.db.insert(storeGuests).values({
    ...{ merchantId: shop.merchantId, storeId: shop.storeId, personId },
    ...{ firstActAt: NOW, lastActAt: NOW },
  })

type Rule = { kind: string; atLeast: number } | null
const place = () => `/stores/${shop.storeId}`
const post = (path: string, body: object | undefined, { token } = owner) =>
  api.post(`${place()}${path}`, { token, body })
const write = (name: string, rule: Rule = null, by = owner) => post('/tags', { name, rule }, by)
const ok = async (call: Promise<Answer>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const outcome = async (call: Promise<Answer>) => {
  const { status, body } = await call
  return [status, body.error?.code]
}
const tagCalled = async (name: string): Promise<string> => {
  const { items } = await ok(api.get(`${place()}/tags`, owner.token))
  return items.find((tag: { name: string }) => tag.name === name)?.id
}
const ofGuest = (who = guest) => `/guests/${who.personId}/tags`
const give = (tagId: string, who = guest, by = manager) => post(ofGuest(who), { tagId }, by)
const takeOff = (tagId: string) => post(`${ofGuest()}/${tagId}/removal`, undefined, manager)
const worn = async () =>
  (await ok(api.get(`${place()}/guests/${guest.personId}`, manager.token))).tags.map(
    ({ name, by }: { name: string; by: string }) => `${name} ${by}`,
  )

describe('the tags of a merchant', () => {
  it('are written by any manager, changed and removed by who manages every store', async () => {
    await ok(write('爱坐靠窗', null, manager))
    const tagId = await tagCalled('爱坐靠窗')
    const edit = { name: '爱坐窗边', rule: null }
    expect(await outcome(post(`/tags/${tagId}`, edit, manager))).toEqual([403, 'forbidden'])
    expect(await outcome(post(`/tags/${tagId}/removal`, undefined, manager))).toEqual([403, 'forbidden'])
    expect((await ok(post(`/tags/${tagId}`, edit))).items).toMatchObject([{ id: tagId, ...edit, byHand: 0 }])
    expect((await ok(post(`/tags/${tagId}/removal`, undefined))).items).toEqual([])
    expect(await outcome(post(`/tags/${tagId}/removal`, undefined))).toEqual([404, 'not_found'])
  })

  it('have names of 1 to 12 characters, each once, and rules of the closed list with numbers that mean something', async () => {
    await ok(write('一二三四五六七八九十十一'))
    for (const name of ['', ' ', '一'.repeat(13), '窗\n边'])
      expect(await outcome(write(name)), name).toEqual([400, 'invalid_request'])
    expect(await outcome(write('一二三四五六七八九十十一'))).toEqual([409, 'name_taken'])
    for (const rule of [
      { kind: 'visitsAtLeast', atLeast: 0 },
      { kind: 'noVisitForDays', atLeast: 6 },
      { kind: 'visitsAtLeast', atLeast: 1.5 },
      { kind: 'sql', atLeast: 1 },
    ])
      expect(await outcome(write('常客', rule)), JSON.stringify(rule)).toEqual([400, 'invalid_request'])
    await ok(write('常客', { kind: 'visitsAtLeast', atLeast: 5 }))
    const tagId = await tagCalled('常客')
    expect(await outcome(post(`/tags/${tagId}`, { name: '常客', rule: null }))).toEqual([
      422,
      'tag_kind_fixed',
    ])
    expect(await outcome(post(`/tags/${tagId}`, { name: '一二三四五六七八九十十一', rule: null }))).toEqual([
      409,
      'name_taken',
    ])
    const rule = { kind: 'visitsAtLeast', atLeast: 6 }
    expect((await ok(post(`/tags/${tagId}`, { name: '常客', rule }))).items).toContainEqual({
      ...{ id: tagId, name: '常客', byHand: 0 },
      rule,
    })
  })

  it('are at most fifty, also when the last two are written at once', async () => {
    const rows = Array.from({ length: 49 }, (_, at) => ({
      ...{ merchantId: shop.merchantId, id: newId('tag', NOW), name: `标签${at}`, createdAt: NOW },
    }))
    await database.db.insert(tags).values(rows)
    const both = await Promise.all([outcome(write('第五十')), outcome(write('第五十一'))])
    expect(both.map(([status]) => status).sort()).toEqual([201, 409])
    expect(await outcome(write('再来'))).toEqual([409, 'tags_full'])
  })

  it('begin with three that go by rules', async () => {
    const { merchantId } = await openMerchant(made.runtime, {
      ...{ name: '新店', slug: `new-${shop.slug}`, appid: `wx${shop.merchantId.slice(-16)}` },
      ...{ secret: 's'.repeat(32), store: { name: '总店', timeZone: 'Asia/Shanghai' } },
    })
    const rows = await database.db.select().from(tags).where(eq(tags.merchantId, merchantId))
    expect(rows.map(({ name, rule }) => [name, rule?.kind]).sort()).toEqual([
      ['好久没来', 'noVisitForDays'],
      ['常带朋友', 'partyAtLeast'],
      ['爱用券', 'redemptionsAtLeast'],
    ])
  })
})

describe('a tag on somebody', () => {
  it('is given once and taken off once, by whoever manages the store', async () => {
    await ok(write('爱坐靠窗'))
    const tagId = await tagCalled('爱坐靠窗')
    expect((await ok(give(tagId))).items).toEqual([{ id: tagId, name: '爱坐靠窗', by: 'hand' }])
    await ok(give(tagId))
    expect(await worn()).toEqual(['爱坐靠窗 hand'])
    expect((await ok(api.get(`${place()}/tags`, manager.token))).items[0].byHand).toBe(1)
    expect((await ok(takeOff(tagId))).items).toEqual([])
    expect((await ok(takeOff(tagId))).items).toEqual([])
  })

  it('comes by its rule as soon as it holds, goes when it does not, and is never given by hand', async () => {
    await ok(write('来过两回', { kind: 'visitsAtLeast', atLeast: 2 }))
    const tagId = await tagCalled('来过两回')
    expect(await outcome(give(tagId))).toEqual([409, 'tag_by_rule'])
    const visit = (on: string) => ({
      ...{ merchantId: shop.merchantId, storeId: shop.storeId, personId: guest.personId, on, firstAt: NOW },
    })
    await database.db.insert(visits).values([visit('2026-11-01'), visit('2026-11-02')])
    expect(await worn()).toEqual(['来过两回 rule'])
    await database.db.delete(visits).where(eq(visits.on, '2026-11-02'))
    expect(await worn()).toEqual([])
  })

  it('is one of at most ten by hand', async () => {
    const rows = Array.from({ length: 11 }, (_, at) => ({
      ...{ merchantId: shop.merchantId, id: newId('tag', NOW), name: `标签${at}`, createdAt: NOW },
    }))
    await database.db.insert(tags).values(rows)
    const [last = '', ...first] = rows.map(({ id }) => id)
    for (const tagId of first) await ok(give(tagId))
    expect(await outcome(give(last))).toEqual([409, 'person_tags_full'])
    await ok(takeOff(first[0] ?? ''))
    await ok(give(last))
  })

  it('of another merchant is not there, and comes off everybody with its removal', async () => {
    const elsewhere = await makeShop(made.runtime)
    const foreign = newId('tag', NOW)
    await database.db
      .insert(tags)
      .values({ merchantId: elsewhere.merchantId, id: foreign, name: '别家的', createdAt: NOW })
    expect(await outcome(give(foreign))).toEqual([404, 'not_found'])
    await ok(write('爱坐靠窗'))
    const tagId = await tagCalled('爱坐靠窗')
    await ok(give(tagId))
    await ok(post(`/tags/${tagId}/removal`, undefined))
    const left = await database.db
      .select()
      .from(personTags)
      .where(and(eq(personTags.merchantId, shop.merchantId), eq(personTags.tagId, tagId)))
    expect([left, await worn()]).toEqual([[], []])
  })
})
