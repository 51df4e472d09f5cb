import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import type { ClientEventName } from '../../api/_tracking/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { events } from '../../db/schema/index.js'
import type { LoggedEvent } from '../../miniapp/src/platform/event-queue/segments.ts'
import { serveApi, type TestApi } from '../support/api.js'
import { chanceOf, type LossyPhone, lossyPhone } from '../support/lossy-phone.js'
import { openTestDatabase } from '../support/pglite.js'
import { scale } from '../support/scale.js'
import { makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

const LOGGED = 1_000
const SEEDS = Array.from({ length: scale(1, 50) }, (_, seed) => seed + 1)
// So many may wait below the bound, which is 500.
const PLENTY = 400
const VITAL = /^(booking|claim|membership)_/
// A tenth of what WeChat gives, and a fiftieth: 500 events need a tenth of a megabyte.
const ROOMY = { all: 1024 * 1024, key: 100 * 1024 }
const CRAMPED = { all: 60 * 1024, key: 20 * 1024 }

// In the middle there is no network for so long that the storage cannot hold it.
const AWAY = { from: 150, to: 750 }
// What is left always holds the tenth of it that is not to be dropped.
const MOST_OF_OTHERS = 0.3

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const NAMES: [ClientEventName, object][] = [
  ['dish_exposed', {}],
  ['offer_exposed', {}],
  ['page_viewed', { page: 'menu', seconds: 12 }],
  ['page_viewed', { page: 'home', seconds: 4 }],
  ['tapped', { what: 'call', page: 'home' }],
  ['app_shown', { scene: 1089 }],
  ['menu_searched', { length: 2, hits: 3 }],
  ['dish_viewed', {}],
]
const VITAL_NAMES: [ClientEventName, object][] = [
  ['booking_started', {}],
  ['booking_submitted', { partySize: 2, daysAhead: 1 }],
  ['claim_submitted', {}],
  ['claim_refused', { code: 'offer_sold_out' }],
  ['membership_started', {}],
]

/** What the wire does to a batch besides losing it. */
type Wire = (batch: LoggedEvent[]) => LoggedEvent[]

type Walk = { seed: number; crowded: boolean; wire?: Wire }

/** One phone whose person does 1,000 things, and what came of it. */
const walk = async ({ seed, crowded, wire = (batch) => batch }: Walk) => {
  const chance = chanceOf(seed)
  const visitorId = randomUUID()
  const phone = lossyPhone({
    ...{ chance, start: NOW, storage: crowded ? CRAMPED : ROOMY },
    line: async (batch, at) => {
      made.time.now = at
      const list = wire(batch)
      if (list.length === 0) return { status: 200 }
      const body = { appid: shop.appid, visitorId, sentAt: at.toISOString(), events: list }
      const { status } = await api.post('/events', { body })
      return { status }
    },
  })
  const surely = new Map<string, string>()
  const unsure = new Set<string>()
  for (let number = 0; number < LOGGED; number++) {
    await happen(phone, chance, crowded ? number : undefined)
    const among = chance() < 0.1 ? VITAL_NAMES : NAMES
    const [name, properties] = among[Math.floor(chance() * among.length)] ?? ['app_shown', {}]
    const storeId = chance() < 0.7 ? shop.storeId : undefined
    const logged = phone.log({ name, storeId, properties })
    if (logged.surely) surely.set(logged.id, name)
    else unsure.add(logged.id)
  }
  phone.mend()
  surely.set(phone.log({ name: 'booking_started', properties: {} }).id, 'booking_started')
  for (let turn = 0; turn < 20; turn++) {
    phone.hide()
    await phone.settled()
    await phone.pass(600_000)
  }
  return { surely, unsure, ledger: await ledgerOf(visitorId), tally: phone.tally }
}

/** What may happen before a person does the next thing: time passes, the network goes, the app is killed, others fill the storage. */
const happen = async (phone: LossyPhone, chance: () => number, crowdedAt: number | undefined) => {
  if (chance() < 0.02) phone.kill()
  if (chance() < 0.05) phone.killSoon(6)
  if (chance() < 0.05) phone.hide()
  if (crowdedAt !== undefined) {
    if (chance() < 0.01) phone.setOnline(chance() < 0.5)
    if (AWAY.from <= crowdedAt && crowdedAt < AWAY.to) phone.setOnline(false)
    if (chance() < 0.01) phone.fill(chance() * MOST_OF_OTHERS)
    if (chance() < 0.2) await phone.pass(chance() * 20_000)
  } else {
    if (chance() < 0.02) phone.setOnline(chance() < 0.7)
    if (chance() < 0.2) await phone.pass(chance() * 120_000)
    while (phone.waiting() > PLENTY) {
      phone.setOnline(true)
      await phone.pass(60_000)
    }
  }
}

const ledgerOf = (visitorId: string) =>
  database.db
    .select({ id: events.id, name: events.name, sequence: events.sequence, properties: events.properties })
    .from(events)
    .where(and(eq(events.merchantId, shop.merchantId), eq(events.visitorId, visitorId)))

type Walked = Awaited<ReturnType<typeof walk>>

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** What is not as promised: everything arrived once, or is among what was reported as dropped, which is nothing vital. */
const faultsOf = ({ surely, unsure, ledger }: Walked, bounded: boolean) => {
  const facts = ledger.filter(({ name }) => name !== 'events_dropped')
  const ids = new Set(facts.map(({ id }) => id))
  const reported = sum(
    ledger.filter(({ name }) => name === 'events_dropped').map(({ properties }) => Number(properties.count)),
  )
  const missing = [...surely].filter(([id]) => !ids.has(id))
  const maybe = [...unsure].filter((id) => !ids.has(id)).length
  const numbers = facts.map(({ sequence }) => sequence ?? -1)
  const holes = Math.max(...numbers) - new Set(numbers).size
  const strangers = facts.filter(({ id }) => !surely.has(id) && !unsure.has(id))
  return [
    ...strangers.map(({ name }) => `${name} was never logged so`),
    numbers.length > new Set(numbers).size && 'a number occurs twice',
    !bounded && missing.length > 0 && `${missing.length} are missing below the bound`,
    !bounded && reported > 0 && `${reported} reported below the bound`,
    (missing.length > reported || reported > missing.length + maybe) &&
      `${missing.length} are missing, ${reported} reported`,
    holes !== reported && `${holes} numbers are missing, ${reported} reported`,
    ...missing.filter(([, name]) => VITAL.test(name)).map(([, name]) => `${name} is missing`),
  ].filter(Boolean)
}

describe('1,000 events over a lossy line, from an app that is killed again and again', {
  timeout: 120_000,
}, () => {
  it.each(SEEDS)('are all in the ledger, once, below the bound (seed %i)', async (seed) => {
    const walked = await walk({ seed, crowded: false })
    expect(faultsOf(walked, false)).toEqual([])
    expect(walked.tally).toMatchObject({ refusedWrites: 0 })
    expect(walked.tally.lost).toBeGreaterThan(10)
    expect(walked.tally.unanswered).toBeGreaterThan(0)
    expect(walked.tally.kills).toBeGreaterThan(30)
  })

  it.each(SEEDS)('are in the ledger or among the reported drops above it (seed %i)', async (seed) => {
    const walked = await walk({ seed, crowded: true })
    expect(faultsOf(walked, true)).toEqual([])
    expect(walked.ledger.some(({ name }) => name === 'events_dropped')).toBe(true)
    expect(walked.tally.refusedWrites).toBeGreaterThan(0)
    expect(walked.ledger.length).toBeLessThan(LOGGED)
  })

  it('would be found out if a retry were a new event', async () => {
    const renamed = (batch: LoggedEvent[]) => batch.map((event) => ({ ...event, id: newUuid(NOW) }))
    expect(faultsOf(await walk({ seed: 1, crowded: false, wire: renamed }), false)).not.toEqual([])
  })

  it('would be found out if a report were lost', async () => {
    const silent = (batch: LoggedEvent[]) => batch.filter(({ name }) => name !== 'events_dropped')
    expect(faultsOf(await walk({ seed: 1, crowded: true, wire: silent }), true)).not.toEqual([])
  })
})
