import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePerson } from '../../api/_members/index.js'
import { issueToken } from '../../api/_platform/tokens.js'
import { ensureEventMonths } from '../../api/_tracking/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  await ensureEventMonths(database.db, NOW)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const newAppid = () => `wx${randomBytes(8).toString('hex')}`
const opening = (wish: Record<string, unknown> = {}) => ({
  ...{ name: '沈家面馆', slug: `noodles-${randomBytes(3).toString('hex')}`, appid: newAppid() },
  ...{ secret: randomBytes(16).toString('hex'), store: { name: '总店' } },
  ...wish,
})
const open = (wish?: Record<string, unknown>) =>
  api.post('/merchants', { token: made.runtime.agencySecret ?? '', body: opening(wish) })

/** Somebody who opened this merchant's mini-program for the first time. */
const meet = async (merchantId: string) => {
  const { db, sealer, clock, tokenKey } = made.runtime
  const personId = await ensurePerson(
    { merchantId, db, sealer, now: clock() },
    randomBytes(8).toString('hex'),
  )
  return { personId, token: (await issueToken(tokenKey, { merchantId, personId }, clock())).token }
}

const ok = async (call: ReturnType<TestApi['post']>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const outcome = async (call: ReturnType<TestApi['post']>) => {
  const { status, body } = await call
  return [status, body.error?.code]
}

const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  name: '全天',
  opensMinute: 600,
  closesMinute: 1320,
}))
const tableOf = (label: string, wish: Record<string, unknown> = {}) => ({
  ...{ label, seats: 4, partyMin: 1, partyMax: 4, shape: 'rect', x: 40, y: 40, width: 40, height: 40 },
  ...wish,
})

describe('promise 1: from nothing to the first booking, through the API alone', () => {
  it('agency, owner, clerk, menu, tables, guest', async () => {
    const body = opening()
    const { merchantId, storeId, ownerCode } = await ok(
      api.post('/merchants', { token: made.runtime.agencySecret ?? '', body }),
    )
    const owner = await meet(merchantId)
    const me = await ok(
      api.post('/me/posts', { token: owner.token, body: { code: ownerCode.toLowerCase() } }),
    )
    expect(me.staff).toEqual([{ role: 'owner', storeId: null }])

    const store = `/stores/${storeId}`
    const profile = {
      name: '总店',
      address: '河坊街 1 号',
      phone: '0571-8800 0000',
      notice: null,
      place: null,
    }
    await ok(api.post(`${store}/profile`, { token: owner.token, body: profile }))
    await ok(api.post(`${store}/hours`, { token: owner.token, body: { periods: WEEK, closures: [] } }))
    const menu = await ok(api.post(`${store}/menu/categories`, { token: owner.token, body: { name: '面' } }))
    const dish = { categoryId: menu.categories[0].id, name: '片儿川', priceFen: 2_200, allergens: ['gluten'] }
    await ok(api.post(`${store}/menu/dishes`, { token: owner.token, body: dish }))
    const plan = { name: '一楼', width: 300, height: 300, tables: [tableOf('1'), tableOf('2', { x: 120 })] }
    const { tables } = await ok(api.post(`${store}/floor-plan`, { token: owner.token, body: plan }))

    const { code } = await ok(api.post(`${store}/invites`, { token: owner.token, body: { role: 'clerk' } }))
    const clerk = await meet(merchantId)
    await ok(api.post('/me/posts', { token: clerk.token, body: { code } }))

    const guest = await meet(merchantId)
    const shown = await ok(api.get(`/merchants/${body.slug}/stores/${storeId}/menu`))
    expect(shown.categories[0].dishes[0]).toMatchObject({ name: '片儿川', priceFen: 2_200, soldOut: false })
    const wish = {
      tableId: tables[0].id,
      partySize: 2,
      startsAt: FRIDAY_EVENING.toISOString(),
      contactPhone: '13800001111',
    }
    const booking = await ok(api.post(`${store}/reservations`, { token: guest.token, body: wish }))
    const day = await ok(api.get(`${store}/reservations?on=2026-11-27`, clerk.token))
    expect(JSON.stringify(day)).toContain(booking.id)
  })

  it('a lost owner’s code is replaced by whoever runs the deployment', async () => {
    const body = opening()
    const agency = made.runtime.agencySecret ?? ''
    const { merchantId } = await ok(api.post('/merchants', { token: agency, body }))
    const { code } = await ok(api.post(`/merchants/${body.slug}/owner-invites`, { token: agency }))
    const me = await ok(api.post('/me/posts', { token: (await meet(merchantId)).token, body: { code } }))
    expect(me.staff).toEqual([{ role: 'owner', storeId: null }])
    expect(await outcome(api.post('/merchants/nowhere/owner-invites', { token: agency }))).toEqual([
      404,
      'merchant_unknown',
    ])
  })

  it('an appid or a name that is taken opens nothing', async () => {
    const taken = opening()
    await ok(api.post('/merchants', { token: made.runtime.agencySecret ?? '', body: taken }))
    expect(await outcome(open({ appid: taken.appid }))).toEqual([409, 'merchant_exists'])
    expect(await outcome(open({ slug: taken.slug }))).toEqual([409, 'merchant_exists'])
    expect(await outcome(open({ slug: '大写 Slug' }))).toEqual([400, 'invalid_request'])
    expect(await outcome(open({ slug: taken.appid }))).toEqual([400, 'invalid_request'])
    expect(await outcome(open({ store: { name: '总店', timeZone: 'Mars/Olympus' } }))).toEqual([
      400,
      'invalid_request',
    ])
  })
})

describe('an invite', () => {
  let shop: TestShop
  let owner: { token: string }
  let manager: { token: string }
  beforeAll(async () => {
    shop = await makeShop(made.runtime, 2)
    owner = await makePerson(made.runtime, shop, { role: 'owner' })
    manager = await makePerson(made.runtime, shop, { role: 'manager' })
  })
  const invite = (token: string, role: string, storeId = shop.storeId) =>
    api.post(`/stores/${storeId}/invites`, { token, body: { role } })
  const claim = async (code: string, who?: { token: string }) =>
    api.post('/me/posts', { token: (who ?? (await meet(shop.merchantId))).token, body: { code } })

  it('serves one of ten who claim it together', async () => {
    const { code } = await ok(invite(manager.token, 'clerk'))
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(code)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(
      new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.error.code)),
    ).toEqual(new Set(['invite_unknown']))
  })

  it('is good for two days, in its own merchant, for its own post', async () => {
    const { code } = await ok(invite(owner.token, 'manager', shop.storeIds[1]))
    const elsewhere = await makeShop(made.runtime)
    expect(await outcome(claim(code, await meet(elsewhere.merchantId)))).toEqual([409, 'invite_unknown'])
    made.time.now = new Date(NOW.getTime() + 48 * 3_600_000)
    expect(await outcome(claim(code))).toEqual([409, 'invite_unknown'])
    made.time.now = new Date(NOW.getTime() + 48 * 3_600_000 - 1)
    expect((await ok(claim(code))).staff).toEqual([{ role: 'manager', storeId: shop.storeIds[1] }])
    made.time.now = NOW
  })

  it('to manage is the owner’s to give', async () => {
    expect(await outcome(invite(manager.token, 'manager'))).toEqual([403, 'forbidden'])
    expect(await outcome(invite(manager.token, 'owner'))).toEqual([400, 'invalid_request'])
  })

  it('does not fall on somebody who has the post', async () => {
    const clerk = await meet(shop.merchantId)
    for (const expected of [201, 409]) {
      const { code } = await ok(invite(owner.token, 'clerk'))
      expect((await claim(code, clerk)).status).toBe(expected)
    }
  })
})

describe('promise 4: removed staff', () => {
  it('are out at the next request, with the token they still have', async () => {
    const shop = await makeShop(made.runtime)
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const day = `/stores/${shop.storeId}/reservations?on=2026-11-25`
    expect((await api.get(day, clerk.token)).status).toBe(200)
    const removal = (staffId = '') =>
      api.post(`/stores/${shop.storeId}/staff/${staffId}/removal`, { token: manager.token })
    const { items } = await ok(removal(clerk.staffId))
    expect(items.map(({ role }: { role: string }) => role)).toEqual(['manager'])
    expect((await api.get(day, clerk.token)).status).toBe(403)
    expect((await api.get('/me', clerk.token)).body.staff).toEqual([])
    expect(await outcome(removal(clerk.staffId))).toEqual([404, 'not_found'])
    expect(await outcome(removal(manager.staffId))).toEqual([403, 'forbidden'])
  })

  it('never leave a merchant without an owner', async () => {
    const shop = await makeShop(made.runtime)
    const first = await makePerson(made.runtime, shop, { role: 'owner' })
    const second = await makePerson(made.runtime, shop, { role: 'owner' })
    const answers = await Promise.all([
      api.post(`/owners/${first.staffId}/removal`, { token: second.token }),
      api.post(`/owners/${second.staffId}/removal`, { token: first.token }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      expect.toSatisfy((status) => status >= 403),
    ])
  })
})

describe('what staff did', () => {
  it('stands in a list the owner reads, without what was typed', async () => {
    const shop = await makeShop(made.runtime)
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const store = `/stores/${shop.storeId}`
    await ok(api.post(`${store}/hours`, { token: manager.token, body: { periods: WEEK, closures: [] } }))
    made.time.now = new Date(NOW.getTime() + 1_000)
    await ok(api.post(`${store}/invites`, { token: manager.token, body: { role: 'clerk' } }))
    made.time.now = NOW
    const { items } = await ok(api.get('/staff-actions', owner.token))
    expect(
      items.map(({ action, who }: { action: string; who: { personId: string } }) => [action, who.personId]),
    ).toEqual([
      ['邀请店员', manager.personId],
      ['改营业时间', manager.personId],
    ])
    expect((await api.get('/staff-actions', manager.token)).status).toBe(403)
  })
})
