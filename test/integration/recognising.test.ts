import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listLikelySame, mergePeople, undoMerge } from '../../api/_members/index.js'
import { MEMBERSHIP_VERSION } from '../../api/_members/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { merges, people, reservations } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { strayRows } from '../support/merging.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi
let clerk: TestPerson
let manager: TestPerson
let phones = 0

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
  clerk = await makePerson(there.runtime, there.shop, { role: 'clerk' })
  manager = await makePerson(there.runtime, there.shop, { role: 'manager' })
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
})
beforeEach(() => {
  made.time.now = NOW
})

const base = () => ({
  ...{ merchantId: there.shop.merchantId, db: database.db },
  ...{ sealer: there.runtime.sealer, now: made.time.now },
})
const later = (days: number) => {
  made.time.now = new Date(made.time.now.getTime() + days * 86_400_000)
}
const newPhone = () => `138000${String(phones++).padStart(5, '0')}`
const signIn = async (openid: string, unionid?: string) => {
  const code = there.wechat.issueCode(openid, { unionid })
  const { status, body } = await api.post('/session', { body: { appid: there.shop.appid, code } })
  expect(status).toBe(200)
  return { token: body.token as string, personId: body.me.personId as string }
}
const newcomer = (unionid?: string) => signIn(`o-${randomUUID()}`, unionid)
const join = async ({ token }: { token: string }, phone: string) => {
  const phoneCode = there.wechat.issuePhoneCode({ phone })
  const body = { phoneCode, termsVersion: MEMBERSHIP_VERSION, storeId: there.shop.storeId }
  const answer = await api.post('/me/membership', { token, body })
  expect(answer.status).toBe(201)
}
const change = ({ token }: { token: string }, phone: string) =>
  api.post('/me/phone', { token, body: { phoneCode: there.wechat.issuePhoneCode({ phone }) } })
const table = (label: string) => there.shop.tableOf(label).id
const callIn = async (phone: string, label: string) => {
  const body = {
    ...{ tableId: table(label), partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
    ...{ contactPhone: phone, contactName: '陈女士' },
  }
  const store = `/stores/${there.shop.storeId}`
  const { status, body: booked } = await api.post(`${store}/telephone-reservations`, {
    token: clerk.token,
    body,
  })
  expect(status).toBe(201)
  return booked as { id: string; personId: string }
}
const mergedInto = async ({ personId }: { personId: string }) => {
  const [row] = await database.db.select().from(people).where(eq(people.id, personId))
  return row?.mergedInto ?? null
}
const mergesOf = ({ personId }: { personId: string }) =>
  database.db.select().from(merges).where(eq(merges.fromPersonId, personId))
const clear = async () => {
  await database.db.update(reservations).set({ status: 'canceled', settledAt: NOW })
  await database.db.execute('delete from table_occupancies')
}

describe('who signs in with a unionid that is known', () => {
  it('is the same person: the newcomer becomes who was known first, and says so in the ledger of merges', async () => {
    const unionid = `u-${randomUUID()}`
    const first = await newcomer(unionid)
    later(1)
    const openid = `o-${randomUUID()}`
    const second = await signIn(openid, unionid)
    expect(second.personId).toBe(first.personId)
    expect((await signIn(openid, unionid)).personId).toBe(first.personId)
    expect((await signIn(openid)).personId).toBe(first.personId)
    const rows = await database.db.select().from(merges).where(eq(merges.intoPersonId, first.personId))
    expect(rows).toMatchObject([{ reason: 'unionid', mergedBy: null }])
  })

  it('goes on with the token from before as who they became', async () => {
    const unionid = `u-${randomUUID()}`
    const [openid, first] = [`o-${randomUUID()}`, await newcomer(unionid)]
    later(1)
    const before = await signIn(openid)
    expect(before.personId).not.toBe(first.personId)
    await signIn(openid, unionid)
    const me = await api.get('/me', before.token)
    expect(me.body.personId).toBe(first.personId)
    const offer = `/offers/${there.shop.offerId}/claims`
    const claimed = await api.post(offer, { token: before.token, body: { storeId: there.shop.storeId } })
    expect(claimed.status).toBe(201)
    expect(await strayRows(database.db)).toEqual([])
  })

  it('is left apart from staff, and from whom somebody said they are not', async () => {
    const unionid = `u-${randomUUID()}`
    const [openid, first] = [`o-${randomUUID()}`, await newcomer(unionid)]
    later(1)
    await signIn(openid, unionid)
    const [merge] = await database.db.select().from(merges).where(eq(merges.intoPersonId, first.personId))
    await undoMerge(manager.ctx(made.time.now), { mergeId: merge?.id ?? '' })
    const again = await signIn(openid, unionid)
    expect(again.personId).not.toBe(first.personId)

    const mine = `u-${randomUUID()}`
    await signIn(await there.openidOf(clerk), mine)
    const other = await newcomer(mine)
    expect(other.personId).not.toBe(clerk.personId)
    expect((await api.get('/me', other.token)).body.staff).toEqual([])
  })

  it('keeps the latest unionid that WeChat gave', async () => {
    const [openid, moved] = [`o-${randomUUID()}`, `u-${randomUUID()}`]
    const one = await signIn(openid, `u-${randomUUID()}`)
    await signIn(openid, moved)
    later(1)
    expect((await newcomer(moved)).personId).toBe(one.personId)
  })
})

describe('who verifies a number', () => {
  it('is whoever was known by it alone, with the bookings that were taken by telephone', async () => {
    const phone = newPhone()
    const booked = await callIn(phone, 'A1')
    const guest = await newcomer()
    await join(guest, phone)
    expect(await mergedInto(booked)).toBe(guest.personId)
    expect(await mergesOf(booked)).toMatchObject([{ reason: 'phone', intoPersonId: guest.personId }])
    const mine = await api.get('/me/reservations', guest.token)
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([booked.id])
    expect((await callIn(phone, 'A2')).personId).toBe(guest.personId)
    await clear()
  })

  it('is who verified it within ninety days, and not who did before', async () => {
    const [near, far] = [newPhone(), newPhone()]
    const [one, two] = [await newcomer(), await newcomer()]
    await join(one, near)
    await join(two, far)
    later(90)
    const [three, four] = [await newcomer(), await newcomer()]
    await join(three, near)
    expect(await mergedInto(one)).toBe(three.personId)
    later(1)
    await join(four, far)
    expect(await mergedInto(two)).toBeNull()
    const likely = await listLikelySame(base(), four.personId)
    expect(likely.items.map(({ personId }) => personId)).toEqual([two.personId])
  })

  it('is nobody who has merely typed it, and nobody of the staff', async () => {
    const phone = newPhone()
    const typed = await newcomer()
    const body = {
      ...{ tableId: table('A3'), partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      ...{ contactPhone: phone, contactName: '陈女士' },
    }
    const store = `/stores/${there.shop.storeId}`
    expect((await api.post(`${store}/reservations`, { token: typed.token, body })).status).toBe(201)
    const guest = await newcomer()
    await join(guest, phone)
    expect(await mergedInto(typed)).toBeNull()

    const ofClerk = newPhone()
    const caller = await callIn(ofClerk, 'A4')
    await join(clerk, ofClerk)
    expect(await mergedInto(caller)).toBeNull()
    await clear()
  })

  it('changes it and keeps everything; the old number finds them no more', async () => {
    const [old, fresh] = [newPhone(), newPhone()]
    const guest = await newcomer()
    expect((await change(guest, fresh)).body.error.code).toBe('membership_needed')
    await join(guest, old)
    const booked = await callIn(fresh, 'A5')
    const answer = await change(guest, fresh)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ personId: guest.personId, memberSince: NOW.toISOString() })
    expect(await mergedInto(booked)).toBe(guest.personId)
    expect((await callIn(old, 'A6')).personId).not.toBe(guest.personId)
    expect((await callIn(fresh, 'A7')).personId).toBe(guest.personId)
    await clear()
  })

  it('and takes it back takes along what was kept for undoing', async () => {
    const phone = newPhone()
    const booked = await callIn(phone, 'A8')
    const guest = await newcomer()
    await join(guest, phone)
    expect((await api.post('/me/membership/withdrawal', { token: guest.token })).status).toBe(201)
    expect(await mergesOf(booked)).toMatchObject([{ undoSealed: null }])
    await clear()
  })
})

describe('a request that comes again after a merge', () => {
  it('hears the first answer, under the same key', async () => {
    const [older, openid] = [await newcomer(), `o-${randomUUID()}`]
    const guest = await signIn(openid)
    const wish = { token: guest.token, body: { storeId: there.shop.storeId }, key: randomUUID() }
    const path = `/offers/${there.shop.offerId}/claims`
    const first = await api.post(path, wish)
    const pair = { fromPersonId: guest.personId, intoPersonId: older.personId }
    await mergePeople(base(), { ...pair, reason: 'staff', mergedBy: manager.personId })
    const again = await api.post(path, wish)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    const held = await database.db
      .select({ id: merges.id })
      .from(merges)
      .where(and(eq(merges.fromPersonId, guest.personId), eq(merges.reason, 'staff')))
    expect(held).toHaveLength(1)
  })
})
