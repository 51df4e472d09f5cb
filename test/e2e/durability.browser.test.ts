import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import { scale } from '../support/scale.js'
import { type LocalServer, startServer } from '../support/server.js'

const AT = '2026-11-25T09:00:00+08:00'
const GUESTS = 24
const kills = scale(2, 20)

let server: LocalServer
let folder: string

beforeAll(async () => {
  server = await startServer({ at: AT })
  folder = server.data
})
afterAll(() => server?.stop())

type Wish = { storeId: string; tableId: string; partySize: number; startsAt: string; contactPhone: string }

/** Tables that are free on one day, far enough apart in time that each can be booked. */
const freePlaces = async (storeId: string, daysAhead: number): Promise<Wish[]> => {
  const on = new Date(Date.parse('2026-11-25') + daysAhead * 86_400_000).toISOString().slice(0, 10)
  const base = `${server.origin}/api/merchants/${DEMO_SLUG}/stores/${storeId}/availability`
  const reply = await fetch(`${base}?on=${on}&partySize=2`)
  const { slots } = (await reply.json()) as {
    slots: { time: string; startsAt: string; freeTableIds: string[] }[]
  }
  return slots
    .filter(({ time }) => ['11:00', '12:30', '17:00', '18:30', '20:00'].includes(time))
    .flatMap(({ startsAt, freeTableIds }) =>
      freeTableIds.map((tableId) => ({
        storeId,
        tableId,
        partySize: 2,
        startsAt,
        contactPhone: '13700004444',
      })),
    )
}

const storeIds = async () => {
  const reply = await fetch(`${server.origin}/api/merchants/${DEMO_SLUG}/storefront`)
  const { stores } = (await reply.json()) as { stores: { id: string }[] }
  return stores.map((store) => store.id)
}

/** Books at once as everybody, and kills the server while answers are still coming in. */
const burst = async (guests: LocalGuest[], wishes: Wish[], killAfter: number) => {
  const acknowledged = new Map<number, string>()
  const requests = guests.map(async (guest, index) => {
    const { storeId, ...body } = wishes[index % wishes.length] as Wish
    const answer = await guest.post(`/stores/${storeId}/reservations`, body).catch(() => null)
    if (answer?.status !== 201) return
    acknowledged.set(index, answer.body.id)
    if (acknowledged.size === killAfter) await server.kill('SIGKILL')
  })
  await Promise.all(requests)
  await server.kill('SIGKILL')
  return acknowledged
}

describe('promise 7: kill -9 during a burst of bookings', () => {
  it(`loses nothing acknowledged, ${kills} times over`, async () => {
    const stores = await storeIds()
    for (let round = 0; round < kills; round++) {
      const keys = Array.from({ length: GUESTS }, (_, index) => `burst-${round}-${index}`)
      const guests = await Promise.all(keys.map((key) => signIn(server.origin, key)))
      const wishes = (await Promise.all(stores.map((storeId) => freePlaces(storeId, 6 + (round % 7))))).flat()
      const acknowledged = await burst(guests, wishes, 3 + (round % 6))
      expect(acknowledged.size).toBeGreaterThanOrEqual(3)
      expect(acknowledged.size).toBeLessThan(GUESTS)

      server = await startServer({ data: folder, at: AT })
      for (const [index, id] of acknowledged) {
        const guest = await signIn(server.origin, keys[index] ?? '')
        const mine = await guest.get('/me/reservations')
        expect(mine.body.items.map((item: { id: string }) => item.id)).toEqual([id])
      }
    }
  })
})

describe('a data folder has one process', () => {
  it('refuses a second start on it with a sentence', async () => {
    const second = startServer({ data: folder })
    await expect(second).rejects.toThrow(/Another Shuke is already running on .+--data/)
  })

  it('closes cleanly on SIGTERM and opens again', async () => {
    await server.kill('SIGTERM')
    expect(server.output()).toContain('Closing')
    server = await startServer({ data: folder, at: AT })
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200)
  })
})
