import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Runtime } from '../../api/_platform/context.js'
import { newUuid } from '../../api/_platform/ids.js'
import type { Answer, TestApi } from './api.js'
import { makeGuests, makeShop, NOW, type TestShop } from './shop.js'

const HOUR_MS = 3_600_000
// Tomorrow at ten; eight sittings of ninety minutes end before the kitchen does.
const FIRST_SITTING = new Date('2026-11-26T10:00:00+08:00')
const SITTINGS = 8
const DAYS = 12
const TABLES = 8
const BOOKINGS_OF_A_GUEST = 3
const BOOKINGS = TABLES * SITTINGS * DAYS

const PHONES = { bookings: 4, events: 2 }
const PAUSE_MS = { bookings: 150, events: 250, reads: 80 }

/** One answer, and when it was asked for and heard, on the clock of `performance`. */
export type Heard = Answer & { kind: 'booking' | 'events' | 'read'; asked: number; at: number }

/** What the phones were told: 201 for these bookings, and that these events are filed. */
export type Told = { bookings: string[]; events: string[] }

/**
 * A shop and the phones that use it. Bookings and events are sent again, with their keys and ids, when a 503's
 * Retry-After is over; reads come at an even pace, whatever is answered. `stop` lets everybody hear their last answer.
 */
export const startPhones = async (runtime: Runtime, api: TestApi) => {
  const shop = await makeShop(runtime)
  const guests = await makeGuests(runtime, shop, BOOKINGS / BOOKINGS_OF_A_GUEST)
  const heard: Heard[] = []
  const told: Told = { bookings: [], events: [] }
  const reads: Promise<unknown>[] = []
  let stopping = false
  let next = 0

  const ask = async (kind: Heard['kind'], call: () => Promise<Answer>) => {
    const asked = performance.now()
    const answer = await call().catch(() => ({ status: 0, body: null, headers: new Headers() }))
    heard.push({ ...answer, kind, asked, at: performance.now() })
    return answer
  }
  const insist = async (kind: Heard['kind'], call: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask(kind, call)
      if (answer.status !== 503) return answer
      await sleep(Number(answer.headers.get('retry-after')) * 1_000)
    }
  }
  const book = async () => {
    while (!stopping) {
      const number = next++
      const token = guests[Math.floor(number / BOOKINGS_OF_A_GUEST)]?.token
      const wish = { token, key: randomUUID(), body: bookingOf(shop, number) }
      const { status, body } = await insist('booking', () =>
        api.post(`/stores/${shop.storeId}/reservations`, wish),
      )
      if (status === 201) told.bookings.push(body.id)
      await sleep(PAUSE_MS.bookings)
    }
  }
  const report = async () => {
    while (!stopping) {
      const batch = eventsOf(shop)
      const { status } = await insist('events', () => api.post('/events', { body: batch }))
      if (status === 200) told.events.push(...batch.events.map(({ id }) => id))
      await sleep(PAUSE_MS.events)
    }
  }
  const look = async () => {
    const paths = [
      `/merchants/${shop.slug}/storefront`,
      '/me/reservations',
      `/merchants/${shop.slug}/stores/${shop.storeId}/availability?partySize=2&on=2026-11-27`,
    ]
    for (let turn = 0; !stopping; turn++) {
      reads.push(ask('read', () => api.get(paths[turn % paths.length] ?? '', guests[0]?.token)))
      await sleep(PAUSE_MS.reads)
    }
  }

  const busy = [
    ...Array.from({ length: PHONES.bookings }, book),
    ...Array.from({ length: PHONES.events }, report),
    look(),
  ]
  const stop = async () => {
    stopping = true
    await Promise.all(busy)
    await Promise.all(reads)
    return told
  }
  return { heard, stop }
}

/** The table and the time of booking `number`; no two want the same. */
const bookingOf = (shop: TestShop, number: number) => {
  const sitting = Math.floor(number / TABLES)
  const day = Math.floor(sitting / SITTINGS)
  const startsAt = FIRST_SITTING.getTime() + day * 24 * HOUR_MS + (sitting % SITTINGS) * 1.5 * HOUR_MS
  const tableId = shop.tableOf(`A${(number % TABLES) + 1}`).id
  return { tableId, partySize: 2, startsAt: new Date(startsAt).toISOString(), contactPhone: '13800001111' }
}

const eventsOf = (shop: TestShop) => {
  const events = Array.from({ length: 3 }, () => ({
    ...{ id: newUuid(NOW), name: 'page_viewed', occurredAt: NOW.toISOString(), storeId: shop.storeId },
    properties: { page: 'home', seconds: 3 },
  }))
  return { appid: shop.appid, visitorId: randomUUID(), sentAt: NOW.toISOString(), events }
}
