import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { acceptEvents } from '../../api/_tracking/index.js'
import type { DatabaseHandle } from '../../db/client.js'
import { channels, sessions } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { scale } from '../support/scale.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const MINUTE = 60_000
const _DAY = 86_400_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let guest: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  guest = await makePerson(made.runtime, shop)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  for (const kind of ['poster', 'receipt'] as const)
    await database.db.insert(channels).values({
      ...{ merchantId: shop.merchantId, id: newId('chn', NOW), storeId: shop.storeIds[1] ?? '', kind },
      ...{ code: `${kind}22`, name: kind, createdAt: NOW, endedAt: kind === 'receipt' ? NOW : null },
    })
})
afterAll(() => database?.close())

type Wish = { name?: string; storeId?: string; properties?: object; sequence?: number }
/** Happened so many minutes before the test's now. */
const eventAgo = (minutes: number, { name = 'tapped', properties = {}, ...wish }: Wish = {}) => {
  const at = new Date(NOW.getTime() - minutes * MINUTE)
  return { id: newUuid(at), name, occurredAt: at.toISOString(), properties, ...wish }
}
const openedAgo = (minutes: number, properties: object, wish: Wish = {}) =>
  eventAgo(minutes, { name: 'app_opened', properties, ...wish })
type TestEvent = ReturnType<typeof eventAgo>

const send = (visitorId: string, list: TestEvent[], person?: TestPerson) =>
  acceptEvents(
    person?.ctx() ?? { merchantId: shop.merchantId, db: database.db, sealer: made.runtime.sealer, now: NOW },
    { actor: person?.ctx().actor ?? null },
    { appid: 'demo', visitorId, sentAt: NOW.toISOString(), events: list },
  )
const sessionsOf = (visitorId: string) =>
  database.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.merchantId, shop.merchantId), eq(sessions.visitorId, visitorId)))
    .orderBy(asc(sessions.startedAt))
const told = async (visitorId: string) =>
  (await sessionsOf(visitorId)).map(({ startedAt, endedAt, source, scene, events, pages }) => ({
    ago: (NOW.getTime() - startedAt.getTime()) / MINUTE,
    minutes: (endedAt.getTime() - startedAt.getTime()) / MINUTE,
    ...{ source, scene, events, pages },
  }))

describe('the sessions that are kept', () => {
  it('go on within thirty minutes, in one batch or in several, and begin anew after', async () => {
    const visitorId = randomUUID()
    await send(visitorId, [openedAgo(100, { scene: 1011 }), eventAgo(99, { name: 'page_viewed' })])
    await send(visitorId, [eventAgo(69), eventAgo(38.9), eventAgo(10, { name: 'page_viewed' })])
    expect(await told(visitorId)).toEqual([
      { ago: 100, minutes: 31, source: 'scan', scene: 1011, events: 3, pages: 1 },
      { ago: 38.9, minutes: 28.9, source: 'direct', scene: null, events: 2, pages: 1 },
    ])
  })

  it('know the channel whose code was carried, also one that ended, and its store until one is named', async () => {
    const [first = '', second = ''] = shop.storeIds
    const visitorId = randomUUID()
    const code = { scene: 1047, channel: 'poster22' }
    await send(visitorId, [openedAgo(50, code)])
    expect(await sessionsOf(visitorId)).toMatchObject([{ source: 'poster', scene: 1047, storeId: second }])
    await send(visitorId, [eventAgo(49, { storeId: first }), eventAgo(48, { storeId: second })])
    expect(await sessionsOf(visitorId)).toMatchObject([{ events: 3, storeId: first }])
    await send(visitorId, [openedAgo(40, { scene: 1047, channel: 'receipt22' }), openedAgo(39, code)])
    await send(visitorId, [openedAgo(30, { scene: 1047, channel: 'nobodys' })])
    expect((await sessionsOf(visitorId)).map(({ source }) => source)).toEqual([
      ...['poster', 'receipt', 'poster', 'scan'],
    ])
  })

  it('are of whoever was signed in first, and marked where staff or a bot was on the device', async () => {
    const visitorId = randomUUID()
    await send(visitorId, [eventAgo(100)])
    await send(visitorId, [eventAgo(90)], guest)
    await send(visitorId, [eventAgo(80)], clerk)
    await send(visitorId, [eventAgo(20)])
    expect(await sessionsOf(visitorId)).toMatchObject([
      { personKey: guest.personKey, staff: true, bot: false, events: 3 },
      { personKey: null, staff: false, bot: false, events: 1 },
    ])
  })

  it('join when what lay between them comes late, and part when another channel does', async () => {
    const visitorId = randomUUID()
    await send(visitorId, [eventAgo(5_000), eventAgo(100), eventAgo(60), eventAgo(0)])
    expect(await told(visitorId)).toHaveLength(4)
    await send(visitorId, [eventAgo(80)])
    expect((await told(visitorId)).map(({ ago, events }) => [ago, events])).toEqual([
      ...[[5_000, 1] as const, [100, 3] as const, [0, 1] as const],
    ])
    await send(visitorId, [openedAgo(70, { scene: 1011 })])
    expect((await told(visitorId)).map(({ ago, source, events }) => [ago, source, events])).toEqual([
      ...[[5_000, 'direct', 1] as const, [100, 'direct', 2] as const],
      ...[[70, 'scan', 2] as const, [0, 'direct', 1] as const],
    ])
  })

  it('count an event once, however often it is sent', async () => {
    const visitorId = randomUUID()
    const list = [eventAgo(9), eventAgo(8), eventAgo(7)]
    await send(visitorId, list)
    await send(visitorId, list)
    await send(visitorId, [...list, eventAgo(6)])
    expect(await told(visitorId)).toMatchObject([{ events: 4 }])
  })
})

describe('whatever batches come in whatever order', () => {
  const minute = fc.oneof(
    fc.nat(8).map((quarter) => quarter * 15),
    fc.nat(150),
  )
  const properties = fc.constantFrom<object>(
    ...[{ scene: 1001 }, { scene: 1011 }, { scene: 1005 }, { scene: 1047, channel: 'poster22' }, {}],
  )
  const wish = fc.record({
    minute,
    opening: fc.option(properties, { freq: 1 }),
    store: fc.option(fc.nat(1)),
    signedIn: fc.option(fc.constantFrom('guest', 'clerk'), { freq: 4 }),
    sequence: fc.nat(1_000),
    batch: fc.nat(5),
  })

  it('the rows are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 24 }), async (wishes) => {
        const list = wishes.map(({ store, sequence, ...rest }) => {
          const more = { sequence, ...(store !== null && { storeId: shop.storeIds[store] }) }
          const { opening } = rest
          return {
            ...rest,
            event: opening ? openedAgo(rest.minute, opening, more) : eventAgo(rest.minute, more),
          }
        })
        const rowsWhenSent = async (order: typeof list) => {
          const visitorId = randomUUID()
          const again = order.map((one) => ({ ...one, event: { ...one.event, id: freshId(one.event.id) } }))
          for (const batch of batchesOf(again))
            await send(
              visitorId,
              batch.map(({ event }) => event),
              batch[0]?.signedIn === 'guest' ? guest : batch[0]?.signedIn === 'clerk' ? clerk : undefined,
            )
          return (await sessionsOf(visitorId)).map(({ visitorId: _, ...row }) => row)
        }
        const inOrder = list.toSorted((one, other) => other.minute - one.minute)
        expect(await rowsWhenSent(list)).toEqual(await rowsWhenSent(inOrder))
      }),
      { numRuns: scale(12, 500) },
    )
  })

  // The same moment and the same place in the order, for another device.
  const freshId = (id: string) => id.slice(0, 24) + randomUUID().slice(24)
  const batchesOf = <T extends { batch: number; signedIn: string | null }>(list: T[]) => {
    const batches = new Map<string, T[]>()
    for (const one of list) {
      const key = `${one.batch} ${one.signedIn}`
      batches.set(key, [...(batches.get(key) ?? []), one])
    }
    return [...batches.values()]
  }
})
