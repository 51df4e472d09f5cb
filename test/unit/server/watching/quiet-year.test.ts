import { expect, it } from 'vitest'
import { isSpecialDay } from '../../../../api/_insights/watching/holidays.js'
import type { HourTable } from '../../../../api/_insights/watching/hours.js'
import type { FigureTables } from '../../../../api/_insights/watching/look-at-figures.js'
import { at, DAY, dayOf, daysLater, HOUR } from '../../../../db/seed/street/street.js'
import { scale } from '../../../support/scale.js'
import { watchedOf } from '../../../support/street/hours.js'
import { quarter, quietYear } from '../../../support/street/stories.js'
import { type Told, watch } from '../../../support/street/watch.js'

const MINUTE_MS = 60_000
const A_MONTH = 12

const sayWhat = (told: Told[]) =>
  told.map(
    ({ at: when, body }) => `${dayOf(when)} ${body.kind}${body.kind === 'figure' ? ` ${body.way}` : ''}`,
  )

// Who keeps a photograph of the code comes by it after it is gone.
const A_STRAY_OR_TWO = expect.toSatisfy((came: number) => came <= 2)

it.each(scale([11], [11, 12, 13, 14, 15]))(
  'a quiet year of seed %i has at most one alert a month, and a day on which nobody comes is told',
  (seed) => {
    const { street, storeKey } = quietYear(seed)
    const watched = watchedOf(street, storeKey)
    const told = watch(street, storeKey, watched)
    console.log(`seed ${seed}: ${told.length} false alerts in a year (${sayWhat(told).join(', ')})`)
    expect(told.length).toBeLessThanOrEqual(A_MONTH)

    // A day a month, from the third on, of whichever weekday it is.
    const empty = Array.from({ length: 9 }, (_, month) => daysLater(street.firstDay, 75 + month * 31)).filter(
      (day) => !isSpecialDay(day, 'Asia/Shanghai'),
    )
    const figures = withoutDays(watched.figures, empty)
    const figuresAlone = { figures, ways: { ...watched.ways, channels: [] }, redeemed: [] }
    const noticed = new Set(
      watch(street, storeKey, figuresAlone).flatMap(({ at: when, body }) =>
        body.kind === 'figure' && body.way === 'less' ? dayOf(when - 6 * 60 * MINUTE_MS) : [],
      ),
    )
    const found = empty.filter((day) => noticed.has(day))
    console.log(`seed ${seed}: ${found.length} of ${empty.length} empty days told`)
    expect(found.length).toBeGreaterThanOrEqual(empty.length - 1)
  },
  scale(2, 5) * MINUTE_MS,
)

const withoutDays = (figures: FigureTables, days: string[]): FigureTables =>
  Object.fromEntries(
    Object.entries(figures).map(([figure, table]) => [
      figure,
      new Map([...(table as HourTable)].filter(([day]) => !days.includes(day))),
    ]),
  )

it.each(
  scale(
    [1],
    Array.from({ length: 20 }, (_, index) => index + 1),
  ),
)(
  'in a quarter of seed %i the poster and the clerk are told within a day, once, and neither where nothing is planted',
  (seed) => {
    const { street, storeKey, poster, silentFrom, nightsFrom } = quarter({ seed, guests: 240 })
    const told = watch(street, storeKey)
    console.log(`seed ${seed}: ${sayWhat(told).join(', ')}`)
    const of = (kind: string) => told.filter(({ body }) => body.kind === kind)
    expect(of('channel').map(({ body }) => body)).toMatchObject([{ channelId: poster, came: A_STRAY_OR_TWO }])
    expect(of('redemptions').map(({ body }) => body)).toMatchObject([{ doubts: ['afterHours'] }])
    expect(of('channel')[0]?.at).toBeGreaterThan(at(silentFrom, 0))
    expect(of('channel')[0]?.at).toBeLessThan(at(silentFrom, 60) + DAY)
    expect(of('redemptions')[0]?.at).toBeLessThan(at(nightsFrom, 60) + DAY)

    const quiet = quarter({ seed, guests: 240, planted: false })
    const none = watch(quiet.street, storeKey).filter(({ body }) => body.kind !== 'figure')
    expect(sayWhat(none)).toEqual([])
  },
  scale(2, 5) * MINUTE_MS,
)

it(
  'a poster that only ten a day come by is told within a day in nine of ten quarters, where no other silence is told before',
  () => {
    const seeds = scale(
      [9],
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    const late = seeds.filter((seed) => {
      const { street, storeKey, poster, silentFrom } = quarter({ seed, guests: 140 })
      const told = watch(street, storeKey).filter(({ body }) => body.kind === 'channel')
      const [first] = told
      console.log(`seed ${seed}: ${first ? Math.round((first.at - at(silentFrom, 0)) / HOUR) : '–'} h`)
      expect(first?.body).toMatchObject({ channelId: poster, came: A_STRAY_OR_TWO })
      expect(first?.at).toBeGreaterThan(at(silentFrom, 0))
      return !first || first.at >= at(silentFrom, 60) + DAY
    })
    expect(late.length).toBeLessThanOrEqual(seeds.length / 10)
  },
  scale(2, 5) * MINUTE_MS,
)
