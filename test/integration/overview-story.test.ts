import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { joinMembership, mergePeople, noteDeliberateAct, recordVisit } from '../../api/_members/index.js'
import { newId, newUuid } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { staff } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let here: string
let nextDoor: string

const SUNDAY = '2026-11-29'
const goTo = (on: string, time = '12:00:00') => {
  made.time.now = new Date(`${on}T${time}+08:00`)
}

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  goTo(SUNDAY)
  shop = await makeShop(made.runtime, 2)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  ;[here = '', nextDoor = ''] = shop.storeIds
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const overview = async (period: 'day' | 'week', storeId = here, on = '') => {
  const query = `period=${period}${on && `&on=${on}`}`
  const { status, body } = await api.get(`/stores/${storeId}/overview?${query}`, owner.token)
  expect(status).toBe(200)
  return body
}
const visit = (person: TestPerson, on: string, storeId = here) =>
  database.db.transaction((tx) =>
    recordVisit(
      { ...person.ctx(), db: tx as never },
      { personId: person.personId, storeId, on, causeId: 'rsv_' },
    ),
  )
const claim = async (person: TestPerson, storeId = here): Promise<string> => {
  const answer = await api.post(`/offers/${shop.offerId}/claims`, { token: person.token, body: { storeId } })
  expect(answer.status).toBe(201)
  return answer.body.id
}
const book = async (person: TestPerson, label: string, startsAt: string, storeId = here) => {
  const body = {
    ...{ tableId: shop.tableOf(label, storeId).id, partySize: 2, contactPhone: '13812346628' },
    startsAt: new Date(startsAt).toISOString(),
  }
  const answer = await api.post(`/stores/${storeId}/reservations`, { token: person.token, body })
  expect(answer.status).toBe(201)
}
const redeem = async (person: TestPerson, voucherId: string, storeId = here) => {
  const { body } = await api.get(`/me/vouchers/${voucherId}/codes`, person.token)
  const code = body.handle + body.codes[0].code
  await api.post(`/stores/${storeId}/validations`, { token: owner.token, body: { code } })
  const bill = { voucherId, billFen: 30_000 }
  const answer = await api.post(`/stores/${storeId}/redemptions`, { token: owner.token, body: bill })
  expect(answer.status).toBe(201)
}
const join = (person: TestPerson, storeId = here) =>
  joinMembership(person.ctx(), { storeId, phone: `1381234${randomInt(1_000, 10_000)}` })
const open = async (visitorId: string, token?: string, storeId = here) => {
  const occurredAt = made.time.now.toISOString()
  const event = { id: newUuid(made.time.now), name: 'app_opened', occurredAt, storeId, properties: {} }
  const body = { appid: shop.appid, visitorId, sentAt: occurredAt, events: [event] }
  expect((await api.post('/events', { token, body })).body.accepted).toBe(1)
}
const figure = (now: number, before: number) => ({ now, before })
const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => makePerson(made.runtime, shop)))

describe('the figures', () => {
  it('are those one counts by hand: this week, the week before, and nothing older', async () => {
    const [ada, bao, chen, dan] = (await people(4)) as [TestPerson, TestPerson, TestPerson, TestPerson]
    goTo('2026-11-15', '23:59:59')
    await claim(dan)
    goTo('2026-11-16', '00:00:00')
    await book(chen, 'A3', '2026-11-17T18:00:00+08:00')
    goTo('2026-11-22', '23:59:59')
    const first = await claim(ada)
    await visit(bao, '2026-11-22')
    goTo('2026-11-23', '00:00:00')
    await visit(bao, '2026-11-23')
    await join(chen)
    goTo('2026-11-28')
    await redeem(ada, first)
    await claim(bao)
    goTo(SUNDAY)
    await book(ada, 'A1', '2026-12-01T18:00:00+08:00')
    await book(bao, 'A2', '2026-12-01T18:00:00+08:00')
    await visit(bao, SUNDAY)

    // At noon, last week is counted until its Sunday’s noon.
    expect((await overview('week')).figures).toMatchObject({
      ...{ visits: figure(3, 0), fans: figure(1, 1), bookings: figure(2, 1), claims: figure(1, 0) },
    })

    goTo('2026-11-30')
    const week = await overview('week', here, SUNDAY)
    expect([week.from, week.to]).toEqual(['2026-11-23', SUNDAY])
    expect(week.figures).toMatchObject({
      visits: figure(3, 1),
      fans: figure(1, 2),
      members: figure(1, 0),
      bookings: figure(2, 1),
      claims: figure(1, 1),
      redemptions: figure(1, 0),
    })
    const visits = week.days.map(
      ({ figures }: { figures: { visits: { value: number } } }) => figures.visits.value,
    )
    expect(visits).toEqual([1, 0, 0, 0, 0, 1, 1])

    const today = await overview('day', here, SUNDAY)
    expect([today.from, today.to]).toEqual([SUNDAY, SUNDAY])
    expect(today.figures).toMatchObject({
      visits: figure(1, 1),
      fans: figure(0, 1),
      members: figure(0, 0),
      bookings: figure(2, 0),
      claims: figure(0, 1),
      redemptions: figure(0, 0),
    })
    expect(today.days).toMatchObject([{ on: SUNDAY, open: true, figures: { visits: { value: 1 } } }])
  })

  it('of a store are its own, not those of the store next door nor of another merchant', async () => {
    const elsewhere = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, elsewhere)
    const act = { personId: stranger.personId, personKey: stranger.personKey, by: 'claim' as const }
    await noteDeliberateAct(stranger.ctx(), { ...act, storeId: elsewhere.storeId })
    const [guest] = (await people(1)) as [TestPerson]
    await redeem(guest, await claim(guest, nextDoor), nextDoor)
    await book(guest, 'A1', '2026-12-01T18:00:00+08:00', nextDoor)
    await open(randomUUID(), guest.token, nextDoor)
    await join(guest, nextDoor)

    const none = figure(0, 0)
    const one = figure(1, 0)
    const names = ['visits', 'fans', 'members', 'bookings', 'claims', 'redemptions']
    const all = (value: object) => Object.fromEntries(names.map((name) => [name, value]))
    const mine = await overview('week')
    expect(mine.figures).toMatchObject(all(none))
    expect(mine.river).toEqual({ visitors: 0, fans: 0, members: 0, regulars: 0 })
    const theirs = await overview('week', nextDoor)
    expect(theirs.figures).toMatchObject(all(one))
    expect(theirs.river).toEqual({ visitors: 1, fans: 1, members: 1, regulars: 0 })
  })
})

describe('the river', () => {
  it('shows how far those who opened the shop have come', async () => {
    const [fan, member, regular, absent] = (await people(4)) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ]
    goTo('2026-11-24')
    for (const person of [fan, member, regular]) await open(randomUUID(), person.token)
    await open(randomUUID())
    await claim(fan)
    await join(member)
    await join(regular)
    for (const on of ['2026-11-24', '2026-11-25']) await visit(regular, on)
    goTo('2026-11-22')
    await open(randomUUID(), absent.token)
    goTo(SUNDAY)
    await claim(absent)
    expect((await overview('week')).river).toEqual({ visitors: 4, fans: 3, members: 2, regulars: 1 })
    expect((await overview('day')).river).toEqual({ visitors: 0, fans: 0, members: 0, regulars: 0 })
  })

  it('counts a visitor once: on two days, on two phones, before and after signing in', async () => {
    const [guest] = (await people(1)) as [TestPerson]
    const [phone, tablet] = [randomUUID(), randomUUID()]
    goTo('2026-11-27')
    await open(phone)
    goTo('2026-11-28')
    await open(phone)
    await open(tablet)
    expect((await overview('week')).river.visitors).toBe(2)
    const openid = `openid-${randomUUID()}`
    for (const visitorId of [phone, tablet]) {
      const body = { appid: shop.appid, code: openid, visitorId }
      const session = await api.post('/session', { body })
      expect(session.status).toBe(200)
      await open(visitorId, session.body.token)
    }
    expect((await overview('week')).river).toMatchObject({ visitors: 1, fans: 0 })
    await open(randomUUID(), guest.token)
    expect((await overview('week')).river.visitors).toBe(2)
  })

  it('counts who were merged once, by whichever key or phone they came', async () => {
    const [one, two] = (await people(2)) as [TestPerson, TestPerson]
    const openid = `openid-${randomUUID()}`
    const visitorId = randomUUID()
    await open(visitorId)
    const body = { appid: shop.appid, code: openid, visitorId }
    const three = (await api.post('/session', { body })).body.me.personId
    for (const person of [one, two]) await open(randomUUID(), person.token)
    expect((await overview('week')).river.visitors).toBe(3)
    for (const fromPersonId of [two.personId, three])
      await mergePeople(one.ctx(), {
        fromPersonId,
        intoPersonId: one.personId,
        reason: 'staff',
        mergedBy: null,
      })
    expect((await overview('week')).river.visitors).toBe(1)
  })

  it('leaves out staff, also what they did before they signed in', async () => {
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    await open(randomUUID(), clerk.token)
    await open(randomUUID(), owner.token)
    expect((await overview('week')).river.visitors).toBe(0)

    const visitorId = randomUUID()
    await open(visitorId)
    expect((await overview('week')).river.visitors).toBe(1)
    const code = `openid-${randomUUID()}`
    const session = await api.post('/session', { body: { appid: shop.appid, code, visitorId } })
    const { personId } = session.body.me

    const post = { merchantId: shop.merchantId, personId, role: 'clerk' as const, storeId: here }
    await database.db
      .insert(staff)
      .values({ ...post, id: newId('stf', made.time.now), createdAt: made.time.now })
    expect((await overview('week')).river.visitors).toBe(0)
  })
})
