import { expect, it } from 'vitest'
import type { CouponFigures, Overview } from '@/client/insights'
import { stagesOf } from '@/features/insights/channel-words'
import { linesOf } from '@/features/insights/coupons/coupon-words'
import { interestOf } from '@/features/insights/dishes/dish-words'
import { CHARTED, TILES, tileOf } from '@/features/insights/overview/overview-words'
import { figureName } from '@/features/insights/rows/row-words'
import { weekPaperOf } from '@/features/week/week-view'
import { FIGURES, type FigureName } from '../../../api/_insights/vocabulary.js'
import { sheetsOfOverview } from '../../../api/_reports/figures/sheets-of-overview.js'
import {
  sheetsOfCoupons,
  sheetsOfDishes,
  sheetsOfMembers,
} from '../../../api/_reports/figures/sheets-of-pages.js'
import { titleOf } from '../../../api/_reports/week/telling/titles.js'

const NAMES = Object.keys(FIGURES) as FigureName[]
const ofEach = <T>(value: T) =>
  Object.fromEntries(NAMES.map((name) => [name, value])) as Record<FigureName, T>
const before = { from: '', to: '', upTo: null, state: 'open', shutOn: null } as const
const comparison = {
  today: '',
  period: 'week',
  running: false,
  from: '',
  to: '',
  closed: false,
  before,
} as const
const overview: Overview = {
  ...{ ...comparison, storeId: null, days: [] },
  figures: ofEach({ now: 1, before: 1, usual: null }),
  river: { visitors: 0, fans: 0, members: 0, regulars: 0 },
}
const counts = { shown: 0, viewed: 0, claimed: 0, used: 0, redeemed: 0, billFen: 0, discountFen: 0 }
const coupon: CouponFigures['items'][number] = {
  ...{ offerId: 'off_1', title: '', ended: false, now: counts, before: counts, weeks: [] },
  ...{ claimRate: null, useRate: null, eachFen: null },
}
const interest = { viewed: 0, searched: 0, liked: 0, people: 0 }
const headsOf = ([[, [heads = []] = []] = ['', []]]: [string, unknown[][]][]) => heads
const named = (figure: Parameters<typeof figureName>[0]) => {
  const { words, unit } = figureName(figure)
  return `${words}（${unit}）`
}

it('what is usual stands in the sheet with two decimals, money in yuan', () => {
  const usual = { low: 24.834474939403563, middle: 30, high: 36.123456 }
  const between = { ...overview, figures: ofEach({ now: 1_234, before: null, usual }) }
  const [[, rows] = ['', []]] = sheetsOfOverview(between)
  const rowOf = (figure: FigureName) => rows[1 + NAMES.indexOf(figure)]?.slice(1)
  expect(rowOf('visits')).toEqual([1_234, null, 24.83, 30, 36.12])
  expect(rowOf('billFen')).toEqual([12.34, null, 0.25, 0.3, 0.36])
})

it('a figure has one name on every page, in the week and in the sheets', () => {
  for (const name of TILES)
    expect(tileOf(name, overview.figures[name], comparison).words).toBe(FIGURES[name].words)
  for (const { key, words } of CHARTED) expect(words).toBe(FIGURES[key].words)
  const [[, rows] = ['', []]] = sheetsOfOverview(overview)
  expect(rows.slice(1).map(([head]) => head)).toEqual(NAMES.map(named))

  const figures = NAMES.map((measure) => ({ measure, now: 1, before: 1, usual: null }))
  const body = { figures, sentences: [], suggestions: [], changes: [], stores: 1, from: '', to: '' }
  const rest = {
    storeName: '',
    comparison: { kind: 'usual' },
    bestChannel: null,
    dishes: { rising: [], falling: [] },
  }
  const { tiles, others } = weekPaperOf({ body: { ...body, ...rest }, revision: 1 } as never)
  expect([...tiles, ...others].map(({ measure, words }) => [measure, words])).toEqual(
    [...tiles, ...others].map(({ measure }) => [measure, FIGURES[measure as FigureName].words]),
  )
  expect([...tiles, ...others]).toHaveLength(NAMES.length)
  expect(
    stagesOf({ visitors: 0, fans: 0, members: 0, visits: 0 } as never).map(({ words }) => words),
  ).toEqual((['visitors', 'fans', 'members', 'visits'] as const).map((name) => FIGURES[name].words))
})

it('so has what is said of coupons and of dishes, and a week’s title is about the same', () => {
  const lines = linesOf(coupon)
  expect(lines.map(({ words }) => words)).toEqual(lines.map(({ figure }) => figureName(figure).words))
  const heads = headsOf(sheetsOfCoupons({ ...comparison, items: [coupon] }))
  for (const { figure } of lines) expect(heads).toContain(named(figure))
  const looks = interestOf(
    { dishId: 'dsh_1', name: '', removed: false, moves: null, now: interest, before: interest },
    true,
  )
  const dishHeads = headsOf(sheetsOfDishes({ ...comparison, items: [] }))
  for (const { figure, words } of looks) {
    expect(words).toBe(figureName(figure).words)
    expect(dishHeads).toContain(named(figure))
  }
  for (const measure of ['discountFen', 'billFen'] as const) {
    const told = { move: { measure, way: 'more' }, part: null } as never
    expect(titleOf(told, { kind: 'usual', words: '' })).toContain(FIGURES[measure].words)
  }
})

it.each([
  ['open', 7],
  ['uneven', null],
  ['closed', null],
  ['young', null],
] as const)('beside a span before that is %s the sheets lay what the pages do: %s', (state, cell) => {
  const asked = { ...comparison, before: { ...before, state } }
  const then = { ...counts, claimed: 7, redeemed: 7 }
  const dish = { dishId: 'dsh_1', name: '', removed: false, moves: null, now: interest }
  const members = { joined: { now: 1, before: 7 }, standings: {}, groups: {}, visits: [] }
  const sheets = [
    sheetsOfCoupons({ ...asked, items: [{ ...coupon, before: then }] }),
    sheetsOfDishes({ ...asked, items: [{ ...dish, before: { ...interest, people: 7 } }] }),
    sheetsOfMembers({ ...asked, ...members } as never),
  ]
  const [coupons, dishes, joined] = sheets.map(([[, rows] = ['', []]]) => rows)
  expect([coupons?.[1]?.at(-1), coupons?.[1]?.at(-2), dishes?.[1]?.[2], joined?.[2]?.[1]]).toEqual(
    Array(4).fill(cell),
  )
})
