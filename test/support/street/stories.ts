import { type Cause, daysLater, type Street } from '../../../db/seed/street/street.js'
import { testStreet } from './shops.js'

const WEEKS = 13
const FIRST_MONDAY = '2026-03-02'

const YEAR_FROM = '2025-11-03'
const YEAR_DAYS = 365
const PUBLIC_HOLIDAYS: [from: string, days: number][] = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
]
const HOLIDAY_CROWD = 1.8

type Wish = { seed: number; planted?: boolean; guests?: number }

/**
 * Thirteen weeks of one store at whose door hangs a poster that people come by: in week 11 it is taken down, and in week 12 a
 * clerk begins to redeem at night; unless nothing is planted.
 */
export const quarter = ({ seed, planted = true, guests = 200 }: Wish) => {
  const storeKey = 'shop-0-store-0'
  const poster = `${storeKey}-poster`
  const silentFrom = daysLater(FIRST_MONDAY, 10 * 7 + 4)
  const nightsFrom = daysLater(FIRST_MONDAY, 11 * 7 + 1)
  const causes: Cause[] = [
    { kind: 'channelFallsSilent', channel: poster, from: silentFrom },
    { kind: 'nightRedemptions', storeKey, from: nightsFrom },
  ]
  const street: Street = testStreet({
    ...{ seed, firstDay: FIRST_MONDAY, days: WEEKS * 7 + 1, shops: 1, storesEach: 1 },
    ...{ guestsPerStore: guests, passersPerStore: 40, posterPull: 14, scans: 0.36, glances: [0, 2] },
    causes: planted ? causes : [],
  })
  return { street, storeKey, poster, silentFrom, nightsFrom }
}

export type Quarter = ReturnType<typeof quarter>

/** A year of one store in which nothing goes wrong: weather, weekdays, a campaign, and the public holidays that everybody is out on. */
export const quietYear = (seed: number) => {
  const street = testStreet({
    ...{ seed, firstDay: YEAR_FROM, days: YEAR_DAYS, shops: 1, storesEach: 1 },
    ...{ guestsPerStore: 200, passersPerStore: 150, glances: [0, 1] },
    causes: PUBLIC_HOLIDAYS.map(([from, days]) => ({ kind: 'holiday', from, days, crowd: HOLIDAY_CROWD })),
  })
  return { street, storeKey: 'shop-0-store-0' }
}
