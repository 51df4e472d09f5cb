import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { joinMembership } from '../../api/_members/index.js'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { linkVisitor } from '../../api/_tracking/index.js'
import { makeChannel } from '../../api/_tracking/make-channel.js'
import { CHANNELS_MAX } from '../../api/_tracking/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { channels, sessions } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const place = (path = '', storeId = shop.storeId) => `/stores/${storeId}/channels${path}`
const post = (path: string, body: object, person = manager) =>
  api.post(place(path), { token: person.token, body })
const get = (path = '', person = manager) => api.get(place(path), person.token)
const ok = async (answer: Promise<Answer>) => {
  const { status, body } = await answer
  expect([status, body]).toEqual([status < 300 ? status : 200, body])
  return body
}
const outcome = async (answer: Promise<Answer>) => {
  const { status, body } = await answer
  return [status, body.error?.code]
}
const poster = (name = '门口海报') => ok(post('', { kind: 'poster', name }))
const opened = (channelId: string, on: string) =>
  database.db.insert(sessions).values({
    ...{ merchantId: shop.merchantId, visitorId: randomUUID(), channelId, source: 'poster', staff: false },
    ...{ startedAt: new Date(on), endedAt: new Date(on), events: 1, pages: 1 },
  })

describe('a channel', () => {
  it('is made with a code that leads anybody to its store, and is in the list before anybody came', async () => {
    const channel = await poster()
    expect(channel).toMatchObject({ kind: 'poster', name: '门口海报', endedAt: null, storeId: shop.storeId })
    expect(channel.code).toMatch(/^[2-9a-hjkmnp-z]{8}$/)
    for (const name of [shop.slug, shop.appid]) {
      const found = await api.get(`/merchants/${name}/channels/${channel.code}`)
      expect([found.status, found.body]).toEqual([200, { storeId: shop.storeId }])
      expect(found.headers.get('cdn-cache-control')).toMatch(/^max-age=3600,/)
    }
    const list = await ok(get())
    expect([list.from, list.to]).toEqual(['2026-11-23', '2026-11-25'])
    const nothing = { sessions: 0, visitors: 0, fans: 0, members: 0, visits: 0, costFen: 0 }
    expect(list).toMatchObject({ channels: [{ ...channel, figures: nothing }], sources: [] })
  })

  it('is renamed, ended and taken up again; its code leads on all the while', async () => {
    const channel = await poster()
    const ended = await ok(post(`/${channel.id}`, { name: '旧海报', ended: true }))
    expect(ended).toMatchObject({ name: '旧海报', endedAt: NOW.toISOString(), code: channel.code })
    made.time.now = new Date(NOW.getTime() + 60_000)
    const again = await ok(post(`/${channel.id}`, { name: '旧海报', ended: true }))
    expect(again.endedAt).toBe(NOW.toISOString())
    expect((await api.get(`/merchants/${shop.slug}/channels/${channel.code}`)).status).toBe(200)
    const fresh = await poster('新海报')
    expect((await ok(get())).channels.map(({ id }: { id: string }) => id)).toEqual([fresh.id, channel.id])
    expect((await ok(post(`/${channel.id}`, { name: '旧海报', ended: false }))).endedAt).toBeNull()
  })

  it('has a name that no other of its store has', async () => {
    const channel = await poster()
    expect(await outcome(post('', { kind: 'video', name: '门口海报' }))).toEqual([409, 'name_taken'])
    const other = await poster('另一张')
    expect(await outcome(post(`/${other.id}`, { name: '门口海报', ended: false }))).toEqual([
      409,
      'name_taken',
    ])
    await ok(post(`/${channel.id}`, { name: '门口海报', ended: false }))
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    const nextDoor = place('', shop.storeIds[1])
    await ok(api.post(nextDoor, { token: owner.token, body: { kind: 'poster', name: '门口海报' } }))
  })

  it('draws another code when somebody has the first', async () => {
    const draws = ['aaaaaaaa', 'aaaaaaaa', 'bbbbbbbb']
    const draw = () => draws.shift() ?? ''
    const wish = { storeId: shop.storeId, kind: 'poster' as const }
    const codes = await database.db.transaction(async (tx) => {
      const ctx = { ...manager.ctx(), db: tx as never }
      const one = await makeChannel(ctx, { ...wish, name: '一' }, draw)
      const two = await makeChannel(ctx, { ...wish, name: '二' }, draw)
      return [one.code, two.code]
    })
    expect(codes).toEqual(['aaaaaaaa', 'bbbbbbbb'])
  })

  it('is one of two hundred at most', async () => {
    await database.db.insert(channels).values(
      Array.from({ length: CHANNELS_MAX }, (_, index) => ({
        ...{ merchantId: shop.merchantId, id: newId('chn', NOW), storeId: shop.storeId, createdAt: NOW },
        ...{ code: `zzzzz${String(index).padStart(3, '0')}`, kind: 'friend' as const, name: `${index}` },
      })),
    )
    expect(await outcome(post('', { kind: 'poster', name: '第二百零一' }))).toEqual([409, 'channels_full'])
  })

  it('is refused with a sentence where it cannot be', async () => {
    for (const body of [
      { kind: 'billboard', name: '路牌' },
      { kind: 'poster', name: '' },
      { kind: 'poster', name: ' ' },
      { kind: 'poster', name: '长'.repeat(25) },
      { kind: 'poster', name: '海报', code: 'aaaaaaaa' },
    ])
      expect(await outcome(post('', body)), JSON.stringify(body)).toEqual([400, 'invalid_request'])
  })

  it('of another store or merchant is not there', async () => {
    const elsewhere = await makeShop(made.runtime)
    const boss = await makePerson(made.runtime, elsewhere, { role: 'owner' })
    const theirs = await api.post(place('', elsewhere.storeId), {
      token: boss.token,
      body: { kind: 'poster', name: '别家' },
    })
    const owner = await makePerson(made.runtime, shop, { role: 'owner' })
    const nextDoor = await api.post(place('', shop.storeIds[1]), {
      token: owner.token,
      body: { kind: 'poster', name: '隔壁' },
    })
    for (const { body } of [theirs, nextDoor]) {
      const path = `/${body.id}`
      for (const answer of [
        get(path),
        get(`${path}/code`),
        post(path, { name: '改', ended: true }),
        post(`${path}/costs`, { on: '2026-11-25', amountFen: 1 }),
      ])
        expect(await outcome(answer)).toEqual([404, 'not_found'])
    }
    expect(await outcome(api.get(`/merchants/${shop.slug}/channels/${theirs.body.code}`))).toEqual([
      404,
      'not_found',
    ])
    for (const odd of ['aaaaaaaa', 'AAAAAAAA', 'c.aaaaaaaa', 'a'])
      expect((await api.get(`/merchants/${shop.slug}/channels/${odd}`)).status, odd).toBe(404)
  })
})

describe('who came by a channel', () => {
  const open = async (visitorId: string, channel: string, token?: string) => {
    const occurredAt = made.time.now.toISOString()
    const event = {
      ...{ id: newUuid(made.time.now), name: 'app_opened', occurredAt },
      properties: { scene: 1047, channel },
    }
    const body = { appid: shop.appid, visitorId, sentAt: occurredAt, events: [event] }
    expect((await ok(api.post('/events', { token, body }))).accepted).toBe(1)
  }

  it('is its visitor, fan and member, from the event of the phone to the page, before they were known', async () => {
    const { id, code } = await poster()
    const guest = await makePerson(made.runtime, shop)
    const phone = randomUUID()
    await open(phone, code)
    made.time.now = new Date(NOW.getTime() + 60_000)
    await linkVisitor(guest.ctx(), { visitorId: phone, personKey: guest.personKey })
    await ok(
      api.post(`/offers/${shop.offerId}/claims`, { token: guest.token, body: { storeId: shop.storeId } }),
    )
    await joinMembership(guest.ctx(), { storeId: shop.storeId, phone: '13812346628' })
    await open(randomUUID(), 'zzzzzzzz')
    const { figures, daily } = await ok(get(`/${id}`))
    expect(figures).toMatchObject({ sessions: 1, visitors: 1, fans: 1, members: 1, visits: 0 })
    expect(daily.at(-1)).toEqual({ on: '2026-11-25', visitors: 1 })
    const profile = await ok(api.get(`/stores/${shop.storeId}/guests/${guest.personId}`, manager.token))
    expect(profile.firstTouch).toMatchObject({ source: 'poster', channel: { id, name: '门口海报' } })
  })
})

describe('the cost of a channel', () => {
  it('is one for each day, written anew or taken away, and told by fan, member and visit', async () => {
    const { id } = await poster()
    const cost = (on: string, amountFen: number) => ok(post(`/${id}/costs`, { on, amountFen }))
    await cost('2026-11-20', 10_000)
    await cost('2026-11-20', 20_000)
    await cost('2026-11-21', 500)
    await cost('2026-11-21', 0)
    await cost('2026-10-01', 9_900)
    const detail = await ok(get(`/${id}`))
    expect(detail.costs).toEqual([{ on: '2026-11-20', amountFen: 20_000 }])
    expect(detail.figures.costFen).toBe(20_000)
    expect(detail.each).toEqual({ fanFen: null, memberFen: null, visitFen: null })
    const all = await ok(get(`/${id}?from=2026-10-01`))
    expect(all.figures.costFen).toBe(29_900)
    for (const body of [
      { on: '2026-11-20', amountFen: -1 },
      { on: '2026-11-20', amountFen: 0.5 },
      { on: '2026-02-30', amountFen: 1 },
    ])
      expect(await outcome(post(`/${id}/costs`, body))).toEqual([400, 'invalid_request'])
  })
})

describe('the page of a channel', () => {
  it('has its visitors by the store’s days, and its code as a picture', async () => {
    const { id } = await poster()
    await opened(id, '2026-11-25T00:00:00+08:00')
    await opened(id, '2026-11-24T23:59:59+08:00')
    await opened(id, '2026-11-24T12:00:00+08:00')
    const { daily, figures } = await ok(get(`/${id}?from=2026-11-23&to=2026-11-25`))
    expect(daily).toEqual([
      { on: '2026-11-23', visitors: 0 },
      { on: '2026-11-24', visitors: 2 },
      { on: '2026-11-25', visitors: 1 },
    ])
    expect(figures).toMatchObject({ sessions: 3, visitors: 3 })
    expect((await ok(get(`/${id}/code`))).picture).toMatch(/^data:image\/png;base64,/)
  })

  it('asks for days that are there, from the first to the last', async () => {
    const { id } = await poster()
    for (const query of ['from=2026-11-26', 'from=2025-11-24&to=2026-11-25', 'from=x', 'to=2026-02-30'])
      expect(await outcome(get(`/${id}?${query}`)), query).toEqual([400, 'invalid_request'])
    for (const query of ['on=2026-11-26', 'on=x', 'period=year'])
      expect(await outcome(get(`?${query}`)), query).toEqual([400, 'invalid_request'])
    expect((await ok(get('?period=day'))).from).toBe('2026-11-25')
  })
})
