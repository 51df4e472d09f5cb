import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { channelFigures, firstTouch, lastTouch, touchesOf } from '../../api/_insights/index.js'
import { newId } from '../../api/_platform/ids.js'
import type { DatabaseHandle } from '../../db/client.js'
import { channelCosts, channels, people, sessions, stores, visitors, visits } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'

const DAY_MS = 86_400_000
const WEEK = { from: '2026-11-19', to: '2026-11-25' }

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let here: string
let nextDoor: string
let poster: string
let sticker: string

const at = (local: string) => new Date(`2026-${local}+08:00`)

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  ;[here = '', nextDoor = ''] = shop.storeIds
  poster = await makeChannel('poster')
  sticker = await makeChannel('tableSticker')
})
afterAll(async () => {
  await database?.close()
})

const ctx = () => ({
  merchantId: shop.merchantId,
  db: database.db,
  sealer: made.runtime.sealer,
  now: made.time.now,
})

const makeChannel = async (kind: 'poster' | 'tableSticker', storeId = here) => {
  const id = newId('chn', made.time.now)
  const words = { kind, name: kind, code: randomUUID().slice(0, 8), createdAt: made.time.now }
  await database.db.insert(channels).values({ merchantId: shop.merchantId, id, storeId, ...words })
  return id
}

type Opening = Partial<typeof sessions.$inferInsert> & { on: Date }
const opened = async ({ on, ...wish }: Opening) => {
  const session = { visitorId: randomUUID(), source: 'direct', storeId: here, events: 1, pages: 1, ...wish }
  const source = wish.channelId === poster ? 'poster' : wish.channelId ? 'tableSticker' : session.source
  await database.db.insert(sessions).values({
    ...{ ...session, source, merchantId: shop.merchantId },
    ...{ startedAt: on, endedAt: on, staff: wish.staff ?? false },
  })
  return session.visitorId
}

const device = async (wish: Partial<typeof visitors.$inferInsert> = {}) => {
  const visitorId = wish.visitorId ?? randomUUID()
  const seen = { firstSeenAt: made.time.now, lastSeenAt: made.time.now }
  const linkedAt = wish.personKey ? made.time.now : null
  await database.db
    .insert(visitors)
    .values({ merchantId: shop.merchantId, ...seen, ...wish, visitorId, linkedAt })
  return visitorId
}

const change = (person: TestPerson, set: Partial<typeof people.$inferInsert>) =>
  database.db
    .update(people)
    .set(set)
    .where(and(eq(people.merchantId, shop.merchantId), eq(people.id, person.personId)))
const becameFan = (person: TestPerson, when: Date, storeId = here) =>
  change(person, { fanAt: when, fanStoreId: storeId })
const somebody = () => makePerson(made.runtime, shop)
const visited = (person: TestPerson, on: string, firstAt: Date, storeId = here) =>
  database.db
    .insert(visits)
    .values({ merchantId: shop.merchantId, personId: person.personId, storeId, on, firstAt })

/** Rows as `source: [sessions, visitors, fans, members, visits, cost]`, without what is all nought. */
const figures = async (span = WEEK, storeId = here) => {
  const rows = await channelFigures(ctx(), { storeId, ...span })
  return Object.fromEntries(
    rows.flatMap((row) => {
      const { channelId, source, sessions: opens, visitors: devices, fans, members, visits: came } = row
      const counts = [opens, devices, fans, members, came, row.costFen]
      const name = channelId === null || channelId === poster || channelId === sticker ? source : channelId
      return counts.some(Boolean) ? [[name, counts]] : []
    }),
  )
}

describe('the figures of channels', () => {
  it('are those one counts by hand, and every channel has its row', async () => {
    const [ada, bao, chen] = [await somebody(), await somebody(), await somebody()]
    const phone = await opened({ on: at('11-20T12:00:00'), channelId: poster, personKey: ada.personKey })
    await opened({ on: at('11-21T12:00:00'), visitorId: phone, channelId: poster, personKey: ada.personKey })
    await opened({ on: at('11-21T13:00:00'), channelId: poster })
    await opened({ on: at('11-22T12:00:00'), source: 'scan', personKey: bao.personKey })
    await opened({ on: at('11-22T12:00:00'), personKey: chen.personKey })
    await becameFan(ada, at('11-20T12:05:00'))
    await database.db
      .update(people)
      .set({ memberAt: at('11-21T12:05:00'), memberStoreId: here, phoneSealed: 'x' })
      .where(eq(people.id, ada.personId))
    await becameFan(bao, at('11-22T12:01:00'))
    await becameFan(chen, at('11-22T12:01:00'))
    await visited(ada, '2026-11-25', at('11-25T18:30:00'))
    const cost = { merchantId: shop.merchantId, channelId: poster }
    await database.db.insert(channelCosts).values([
      { ...cost, on: '2026-11-18', amountFen: 7 },
      { ...cost, on: '2026-11-19', amountFen: 30_000 },
      { ...cost, on: '2026-11-25', amountFen: 500 },
      { ...cost, on: '2026-11-26', amountFen: 7 },
    ])
    expect(await figures()).toEqual({
      poster: [3, 2, 1, 1, 1, 30_500],
      scan: [1, 1, 1, 0, 0, 0],
      direct: [1, 1, 1, 0, 0, 0],
    })
    const rows = await channelFigures(ctx(), { storeId: here, ...WEEK })
    expect(rows.map(({ channelId }) => channelId)).toContain(sticker)
    expect(await figures({ from: '2026-11-26', to: '2026-11-30' })).toEqual({ poster: [0, 0, 0, 0, 0, 7] })
  })

  it('give a conversion to the last channel before it, of up to 30 days ago, and not to a direct opening', async () => {
    const when = at('11-25T12:00:00')
    const ago = (ms: number) => new Date(when.getTime() - ms)
    const cases: [string, [number, Opening['channelId'] | 'direct' | 'chat'][]][] = [
      ['poster', [[30 * DAY_MS, poster]]],
      ['direct', [[30 * DAY_MS + 1, poster]]],
      [
        'tableSticker',
        [
          [5 * DAY_MS, poster],
          [4 * DAY_MS, sticker],
        ],
      ],
      [
        'poster',
        [
          [5 * DAY_MS, poster],
          [1_000, 'direct'],
        ],
      ],
      [
        'poster',
        [
          [0, poster],
          [-1_000, sticker],
        ],
      ],
      [
        'chat',
        [
          [DAY_MS, sticker],
          [1_000, 'chat'],
        ],
      ],
      ['direct', [[-1, poster]]],
      ['direct', []],
    ]
    for (const [expected, touches] of cases) {
      const guest = await somebody()
      for (const [before, by] of touches)
        await opened({
          ...{ on: ago(before), personKey: guest.personKey, storeId: null },
          ...(by === 'direct' || by === 'chat' ? { source: by } : { channelId: by }),
        })
      await becameFan(guest, when)
      const found = Object.entries(await figures()).filter(([, [, , fans]]) => fans)
      expect([touches, found.map(([name, [, , fans]]) => [name, fans])]).toEqual([touches, [[expected, 1]]])
      expect((await lastTouch(ctx(), guest.personId, when))?.source ?? 'direct').toBe(expected)
      await change(guest, { fanAt: null, fanStoreId: null })
    }
  })

  it('count by the days of the store’s own zone', async () => {
    const midnight = (zone: string) => new Date(`2026-11-19T00:00:00${zone}`)
    for (const edge of [midnight('+08:00'), new Date(midnight('+08:00').getTime() - 1)])
      await opened({ on: edge, channelId: poster })
    expect(await figures()).toEqual({ poster: [1, 1, 0, 0, 0, 0] })
    await database.db.update(stores).set({ timeZone: 'America/New_York' }).where(eq(stores.id, here))
    expect(await figures()).toEqual({})
    for (const edge of [midnight('-05:00'), new Date(midnight('-05:00').getTime() - 1)])
      await opened({ on: edge, channelId: sticker })
    expect(await figures()).toEqual({ tableSticker: [1, 1, 0, 0, 0, 0] })
  })

  it('leave out staff, bots and who was erased, and know nobody by a shared device', async () => {
    const on = at('11-20T12:00:00')
    const soon = at('11-20T12:05:00')
    await opened({ on, channelId: poster, staff: true })
    await opened({ on, channelId: poster, bot: true })
    await opened({ on, channelId: poster, visitorId: await device({ botAt: on }) })

    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    await opened({ on, channelId: poster, visitorId: await device({ personKey: clerk.personKey }) })
    await becameFan(clerk, soon)
    await visited(clerk, '2026-11-20', soon)
    expect(await figures()).toEqual({})

    const erased = await somebody()
    await opened({ on, channelId: poster, personKey: erased.personKey })
    await becameFan(erased, soon)
    await change(erased, { erasedAt: soon, openidHash: null, openidSealed: null, personKey: randomUUID() })
    expect(await figures()).toEqual({ poster: [1, 1, 0, 0, 0, 0] })

    const [own, shared] = [await somebody(), await somebody()]
    await opened({ on, channelId: sticker, visitorId: await device({ personKey: own.personKey }) })
    await opened({
      ...{ on, channelId: sticker },
      visitorId: await device({ personKey: shared.personKey, sharedAt: on }),
    })
    for (const person of [own, shared]) await becameFan(person, soon)
    expect(await figures()).toEqual({
      poster: [1, 1, 0, 0, 0, 0],
      tableSticker: [2, 2, 1, 0, 0, 0],
      direct: [0, 0, 1, 0, 0, 0],
    })
  })

  it('count who was merged once, by the touches of both, as who they became', async () => {
    const [caller, guest] = [await somebody(), await somebody()]
    await opened({ on: at('11-20T12:00:00'), channelId: poster, personKey: caller.personKey })
    await opened({ on: at('11-20T18:00:00'), channelId: sticker, personKey: guest.personKey })
    await becameFan(caller, at('11-21T12:00:00'))
    await becameFan(guest, at('11-22T12:00:00'))
    for (const person of [caller, guest]) await visited(person, '2026-11-23', at('11-23T12:00:00'))
    expect(await figures()).toEqual({ poster: [1, 1, 1, 0, 1, 0], tableSticker: [1, 1, 1, 0, 1, 0] })
    await change(caller, { mergedInto: guest.personId, openidHash: null, openidSealed: null })
    expect(await figures()).toEqual({ poster: [1, 1, 0, 0, 0, 0], tableSticker: [1, 1, 1, 0, 1, 0] })
    const later = { from: '2026-11-22', to: '2026-11-25' }
    expect(await figures(later)).toEqual({ tableSticker: [0, 0, 0, 0, 1, 0] })
    expect((await firstTouch(ctx(), guest.personId))?.channel?.id).toBe(poster)
  })

  it('are of the store: who scans its code counts for it, who buys next door counts there', async () => {
    const guest = await somebody()
    await opened({
      on: at('11-20T12:00:00'),
      channelId: poster,
      storeId: nextDoor,
      personKey: guest.personKey,
    })
    await becameFan(guest, at('11-20T12:05:00'), nextDoor)
    await opened({ on: at('11-20T12:00:00'), source: 'search', storeId: nextDoor })
    expect(await figures()).toEqual({ poster: [1, 1, 0, 0, 0, 0] })
    expect(await figures(WEEK, nextDoor)).toEqual({ search: [1, 1, 0, 0, 0, 0], poster: [0, 0, 1, 0, 0, 0] })
    shop = await makeShop(made.runtime)
    expect(await figures(WEEK, shop.storeId)).toEqual({})
  })

  it('change when an opening arrives late, for they are counted as they are read', async () => {
    const guest = await somebody()
    await becameFan(guest, at('11-25T12:00:00'))
    expect(await figures()).toEqual({ direct: [0, 0, 1, 0, 0, 0] })
    await opened({ on: at('11-25T11:59:00'), channelId: poster, personKey: guest.personKey })
    expect(await figures()).toEqual({ poster: [1, 1, 1, 0, 0, 0] })
  })
})

describe('the touches of a person', () => {
  it('are the first of all, the last by a channel, and those of the 30 days before', async () => {
    const guest = await somebody()
    const visitorId = await device({ personKey: guest.personKey })
    await opened({ on: at('08-01T12:00:00'), visitorId })
    await opened({ on: at('11-01T12:00:00'), visitorId, channelId: poster })
    await opened({ on: at('11-20T12:00:00'), channelId: sticker, personKey: guest.personKey })
    await opened({ on: at('11-24T12:00:00'), visitorId, personKey: guest.personKey })
    const { first, last, recent } = await touchesOf(ctx(), guest.personId)
    expect(first).toEqual({ at: at('08-01T12:00:00').toISOString(), source: 'direct', channel: null })
    expect(last?.channel).toEqual({ id: sticker, name: 'tableSticker' })
    expect(recent.map(({ source }) => source)).toEqual(['tableSticker', 'poster'])
    const before = await touchesOf(ctx(), guest.personId, at('11-10T12:00:00'))
    expect(before.last?.source).toBe('poster')
    expect(before.recent).toHaveLength(1)
  })

  it('are none of somebody who never opened the app, nor another merchant’s', async () => {
    const guest = await somebody()
    await opened({ on: at('11-20T12:00:00'), channelId: poster, personKey: guest.personKey })
    const elsewhere = { ...ctx(), merchantId: (await makeShop(made.runtime)).merchantId }
    expect(await touchesOf(elsewhere, guest.personId)).toEqual({ first: null, last: null, recent: [] })
  })
})
