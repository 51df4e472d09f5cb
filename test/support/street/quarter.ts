import { type Cause, daysLater, type Street } from '../../../db/seed/street/street.js'
import { testStreet } from './shops.js'

const WEEKS = 13
const FIRST_MONDAY = '2026-03-02'

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
