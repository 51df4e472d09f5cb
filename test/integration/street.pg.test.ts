import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { daysOf } from '../../db/seed/street/days.js'
import { createRunner } from '../../db/seed/street/runner.js'
import type { Street } from '../../db/seed/street/street.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { makeRuntime } from '../support/shop.js'
import { differences } from '../support/street/compare.js'
import { openShops, testStreet } from '../support/street/shops.js'
import { type Truth, truthOf } from '../support/street/truth.js'

const MINUTES = 60_000
const LANES = 8
const SHOWN = 40

const folder = mkdtempSync(join(tmpdir(), 'shuke-street-'))
afterAll(() => rmSync(folder, { recursive: true }))

const size = { seed: 20_261_005, firstDay: '2026-09-21', shops: 2, storesEach: 2 }

/** Lives the street on a PostgreSQL of its own. */
const liveThrough = async (street: Street, loses?: string) => {
  const database = await createDatabase({ maxConnections: LANES + 2 })
  const { runtime, time } = makeRuntime(database.db, new Date(`${street.firstDay}T00:00:00+08:00`))
  const shops = await openShops(runtime, street)
  const runner = createRunner({ ground: runtime, shops, loses })
  const began = performance.now()
  for (const { steps } of daysOf(street)) await runner.runDay(steps, LANES)
  const seconds = (performance.now() - began) / 1_000
  time.now = new Date(`${street.firstDay}T00:00:00+08:00`)
  return { runtime, shops, counts: runner.counts, seconds, close: database.close }
}

/** The truth is written down before anything happens, and read from there. */
const writeTruth = (street: Street, name: string): Truth => {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(truthOf(street)))
  return JSON.parse(readFileSync(file, 'utf8'))
}

const eventsOf = (truth: Truth) =>
  Object.values(truth).reduce((sum, { clientEvents }) => sum + clientEvents, 0)

it(
  'visits, fans, members, sessions and channels are what truly happened on the street',
  async () => {
    const people = scale(
      { guestsPerStore: 32, passersPerStore: 32 },
      { guestsPerStore: 850, passersPerStore: 850 },
    )
    const street = testStreet({ ...size, ...people, days: scale(21, 60) })
    const truth = writeTruth(street, 'street')
    expect(eventsOf(truth)).toBeGreaterThanOrEqual(scale(20_000, 1_000_000))
    const lived = await liveThrough(street)
    try {
      const { counts, seconds } = lived
      console.log(
        `${JSON.stringify(counts)} in ${seconds.toFixed(1)} s: ${Math.round(counts.accepted / seconds)} events/s`,
      )
      expect(counts.accepted).toBe(eventsOf(truth))
      expect((await differences(truth, lived)).slice(0, SHOWN)).toEqual([])
    } finally {
      await lived.close()
    }
  },
  scale(5, 40) * MINUTES,
)

it(
  'the truth notices a lost channel',
  async () => {
    const street = testStreet({ ...size, shops: 1, guestsPerStore: 12, passersPerStore: 12, days: 8 })
    const lost = 'shop-0-store-1-poster'
    const truth = writeTruth(street, 'lost')
    const lived = await liveThrough(street, lost)
    try {
      const lines = await differences(truth, lived)
      expect(lines).toContainEqual(
        expect.stringMatching(
          new RegExp(`^shop-0-store-1 .* ${lost} sessions: [1-9]\\d* in truth, 0 in the shop$`),
        ),
      )
      const others = street.shops.flatMap(({ channels }) => channels.filter(({ key }) => key !== lost))
      const wronged = others.filter(({ key }) => lines.some((line) => line.includes(` ${key} sessions: `)))
      expect(wronged).toEqual([])
    } finally {
      await lived.close()
    }
  },
  5 * MINUTES,
)
