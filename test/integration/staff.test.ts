import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { joinMembership, withdrawPerson } from '../../api/_members/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { people } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  FRIDAY_EVENING,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let manager: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const ok = async (call: ReturnType<TestApi['post']>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const outcome = async (call: ReturnType<TestApi['post']>) => {
  const { status, body } = await call
  return [status, body.error?.code]
}

type Listed = {
  items: { name: string | null; role: string; storeId: string | null; isMe: boolean }[]
  waiting: { id: string; role: string; storeId: string | null }[]
}

describe('the people who work here', () => {
  const staffOf = (storeId = shop.storeId, token = manager.token): Promise<Listed> =>
    ok(api.get(`/stores/${storeId}/staff`, token))

  it('are all in the owner’s list, and in a manager’s those of her store', async () => {
    const nextDoor = await makePerson(made.runtime, shop, { role: 'clerk', storeId: shop.storeIds[1] })
    const all: Listed = await ok(api.get('/staff', owner.token))
    expect(new Set(all.items.map(({ role, storeId, isMe }) => `${role} ${storeId} ${isMe}`))).toEqual(
      new Set([
        'owner null true',
        `manager ${shop.storeId} false`,
        `clerk ${shop.storeId} false`,
        `clerk ${shop.storeIds[1]} false`,
      ]),
    )
    expect((await staffOf()).items.map(({ role }) => role).sort()).toEqual(['clerk', 'manager'])
    expect((await api.get('/staff', manager.token)).status).toBe(403)
    expect((await api.get(`/stores/${shop.storeId}/staff`, nextDoor.token)).status).toBe(403)
  })

  it('are called what they say when they start; saying nothing keeps the name they had', async () => {
    const invite = async () =>
      (await ok(api.post(`/stores/${shop.storeId}/invites`, { token: owner.token, body: { role: 'clerk' } })))
        .code
    const guest = await makePerson(made.runtime, shop)
    const claim = (body: object) => api.post('/me/posts', { token: guest.token, body })
    for (const name of ['', '  ', '一'.repeat(21), '小\n吴', '小\u202e吴'])
      expect(await outcome(claim({ code: await invite(), name })), name).toEqual([400, 'invalid_request'])
    expect((await ok(claim({ code: await invite(), name: ' 小吴 ' }))).name).toBe('小吴')
    const { code } = await ok(api.post('/owners/invites', { token: owner.token }))
    expect((await ok(claim({ code }))).name).toBe('小吴')
    expect((await staffOf()).items.map(({ name }) => name)).toContain('小吴')
  })

  it('a manager asks her clerks to leave, and no other manager; that is for the owner', async () => {
    const other = await makePerson(made.runtime, shop, { role: 'manager' })
    const removal = (who: TestPerson, token: string) =>
      api.post(`/stores/${shop.storeId}/staff/${who.staffId}/removal`, { token })
    expect(await outcome(removal(other, manager.token))).toEqual([403, 'forbidden'])
    expect(await outcome(removal(manager, manager.token))).toEqual([403, 'forbidden'])
    await ok(removal(clerk, manager.token))
    await ok(removal(other, owner.token))
    expect((await staffOf()).items.map(({ role }) => role)).toEqual(['manager'])
  })

  it('the last owner stays', async () => {
    const leave = (who: TestPerson) => api.post(`/owners/${who.staffId}/removal`, { token: who.token })
    const second = await makePerson(made.runtime, shop, { role: 'owner' })
    await ok(leave(second))
    expect(await outcome(leave(owner))).toEqual([409, 'last_owner'])
    expect((await api.get('/staff', owner.token)).status).toBe(200)
  })
})

describe('an invite that waits', () => {
  const place = () => `/stores/${shop.storeId}`
  const invite = (role: string, token = owner.token, where = place()) =>
    ok(api.post(`${where}/invites`, { token, body: where === '/owners' ? undefined : { role } }))
  const withdraw = (id: string, token: string, where = place()) =>
    api.post(`${where}/invites/${id}/removal`, { token })
  const waiting = async (token = manager.token, where = `${place()}/staff`) =>
    ((await ok(api.get(where, token))) as Listed).waiting

  it('is listed without its code, until it is claimed or over', async () => {
    const { code, id } = await invite('clerk')
    const later = await invite('manager')
    expect(new Map((await waiting()).map((one) => [one.id, one.role]))).toEqual(
      new Map([
        [id, 'clerk'],
        [later.id, 'manager'],
      ]),
    )
    expect(JSON.stringify(await waiting())).not.toContain(code)
    const guest = await makePerson(made.runtime, shop)
    await ok(api.post('/me/posts', { token: guest.token, body: { code } }))
    expect((await waiting()).map((one) => one.id)).toEqual([later.id])
    made.time.now = new Date(NOW.getTime() + 48 * 3_600_000)
    expect(await waiting()).toEqual([])
  })

  it('can be taken back; its code then opens nothing', async () => {
    const { code, id } = await invite('clerk', manager.token)
    expect((await ok(withdraw(id, manager.token))).waiting).toEqual([])
    const guest = await makePerson(made.runtime, shop)
    expect(await outcome(api.post('/me/posts', { token: guest.token, body: { code } }))).toEqual([
      409,
      'invite_unknown',
    ])
    expect(await outcome(withdraw(id, manager.token))).toEqual([404, 'not_found'])
  })

  it.each([
    ['an owner who left', 'owner', '/owners'],
    ['a manager who left', 'clerk', null],
  ])('of %s opens nothing any more', async (_, role, where) => {
    const leaver = await makePerson(made.runtime, shop, { role: where ? 'owner' : 'manager' })
    const { code } = await invite(role, leaver.token, where ?? undefined)
    const list = where ?? `${place()}/staff`
    expect(await waiting(owner.token, list)).toHaveLength(1)
    await ok(api.post(`${list}/${leaver.staffId}/removal`, { token: owner.token }))
    expect(await waiting(owner.token, list)).toEqual([])
    expect(await outcome(api.post('/me/posts', { token: leaver.token, body: { code } }))).toEqual([
      409,
      'invite_unknown',
    ])
  })

  it('to manage is taken back by owners alone, and each where it belongs', async () => {
    const { id } = await invite('manager')
    expect(await outcome(withdraw(id, manager.token))).toEqual([403, 'forbidden'])
    expect(await outcome(withdraw(id, owner.token, `/stores/${shop.storeIds[1]}`))).toEqual([
      404,
      'not_found',
    ])
    expect(await outcome(withdraw(id, owner.token, '/owners'))).toEqual([404, 'not_found'])
    await ok(withdraw(id, owner.token))
    const another = await invite('owner', owner.token, '/owners')
    expect(await outcome(withdraw(another.id, owner.token))).toEqual([404, 'not_found'])
    expect((await waiting(owner.token, '/owners')).map((one) => one.id)).toEqual([another.id])
    expect((await ok(withdraw(another.id, owner.token, '/owners'))).waiting).toEqual([])
  })
})

describe('the last four digits of a phone', () => {
  const phone = (tail: string) =>
    `138${randomBytes(2).readUInt16BE().toString().padStart(5, '0').slice(-4)}${tail}`
  const book = async (label: string, contactPhone: string, storeId = shop.storeId) => {
    const guest = await makePerson(made.runtime, shop)
    const tableId = shop.tableOf(label, storeId).id
    const wish = { tableId, partySize: 2, startsAt: FRIDAY_EVENING.toISOString(), contactPhone }
    const { id } = await ok(api.post(`/stores/${storeId}/reservations`, { token: guest.token, body: wish }))
    return { ...guest, bookingId: id as string }
  }
  const idsOf = async (path: string, token: string) =>
    (await ok(api.get(path, token))).items.map(
      (item: { id?: string; personId: string }) => item.id ?? item.personId,
    )
  const guests = (tail: string, query = '') =>
    idsOf(`/stores/${shop.storeId}/guests?tail=${tail}${query}`, manager.token)
  const found = (tail: string, token = clerk.token, query = '') =>
    idsOf(`/stores/${shop.storeId}/found-reservations?tail=${tail}${query}`, token)

  it('find bookings and guests of the store, and nobody of another', async () => {
    const one = await book('A1', phone('6628'))
    const two = await book('A2', phone('6628'))
    await book('A3', phone('6629'))
    await book('A1', phone('6628'), shop.storeIds[1])
    expect((await found('6628')).sort()).toEqual([one.bookingId, two.bookingId].sort())
    expect((await guests('6628')).sort()).toEqual([one.personId, two.personId].sort())
    expect(await found('0000')).toEqual([])
    expect(await guests('0000')).toEqual([])
    const elsewhere = await makeShop(made.runtime)
    const theirs = await makePerson(made.runtime, elsewhere, { role: 'manager' })
    expect(await idsOf(`/stores/${elsewhere.storeId}/guests?tail=6628`, theirs.token)).toEqual([])
    expect(await idsOf(`/stores/${elsewhere.storeId}/found-reservations?tail=6628`, theirs.token)).toEqual([])
  })

  it('show no more of the phone than themselves', async () => {
    await book('A1', '13812346628')
    for (const [path, token] of [
      ['guests', manager.token],
      ['found-reservations', clerk.token],
    ]) {
      const body = await ok(api.get(`/stores/${shop.storeId}/${path}?tail=6628`, token))
      expect(body.items[0].phoneTail).toBe('6628')
      expect(JSON.stringify(body)).not.toContain('13812346628')
    }
  })

  it('find bookings from yesterday on, canceled ones too', async () => {
    const { bookingId, token } = await book('A1', phone('6628'))
    await ok(api.post(`/me/reservations/${bookingId}/cancellation`, { token }))
    made.time.now = new Date(FRIDAY_EVENING.getTime() + 29 * 3_600_000)
    expect(await found('6628')).toEqual([bookingId])
    made.time.now = new Date(FRIDAY_EVENING.getTime() + 30 * 3_600_000)
    expect(await found('6628')).toEqual([])
  })

  it('come in pages', async () => {
    for (const label of ['A1', 'A2', 'A3']) await book(label, phone('6628'))
    const pageOf = async (path: string, token: string) => {
      const first = await ok(api.get(`${path}&limit=2`, token))
      const second = await ok(api.get(`${path}&limit=2&cursor=${first.nextCursor}`, token))
      return [first.items.length, second.items.length, second.nextCursor]
    }
    const store = `/stores/${shop.storeId}`
    expect(await pageOf(`${store}/found-reservations?tail=6628`, clerk.token)).toEqual([2, 1, null])
    expect(await pageOf(`${store}/guests?tail=6628`, manager.token)).toEqual([2, 1, null])
  })

  it('are four digits', async () => {
    for (const tail of ['662', '66281', '66a8', '', '６６２８'])
      for (const path of ['guests', 'found-reservations'])
        expect(
          (await api.get(`/stores/${shop.storeId}/${path}?tail=${encodeURIComponent(tail)}`, manager.token))
            .status,
          tail,
        ).toBe(400)
  })

  it('follow the phone: a member’s new one, and none once it was taken back', async () => {
    const { ctx, personId } = await book('A1', phone('6628'))
    await joinMembership(ctx(), { storeId: shop.storeId, phone: phone('7777') })
    expect([await guests('6628'), await guests('7777')]).toEqual([[], [personId]])
    await withdrawPerson(ctx(), personId, ['phone'])
    expect(await guests('7777')).toEqual([])
  })

  it('are known wherever a phone is kept', async () => {
    await book('A1', phone('6628'))
    const { ctx } = await book('A2', phone('6629'))
    await joinMembership(ctx(), { storeId: shop.storeId, phone: phone('6629') })
    const call = {
      ...{ tableId: shop.tableOf('A3').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      contactPhone: phone('6630'),
    }
    const taken = { token: clerk.token, body: call }
    const { id } = await ok(api.post(`/stores/${shop.storeId}/telephone-reservations`, taken))
    expect(await found('6630')).toEqual([id])
    expect(await guests('6630')).toHaveLength(1)
    const unfound = await database.db.execute(sql`
      select id from people where phone_sealed is not null and phone_tail_hash is null
      union all select id from reservations where phone_tail_hash is null`)
    expect((unfound as unknown as { rows: unknown[] }).rows).toEqual([])
    const withTail = await database.db.select().from(people).where(eq(people.merchantId, shop.merchantId))
    expect(withTail.filter(({ phoneTailHash }) => phoneTailHash)).toHaveLength(3)
  })
})
