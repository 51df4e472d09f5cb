import { describe, expect, it } from 'vitest'
import type { CouponFigures, DishFigures, FigureRows, Overview } from '@/client/insights'
import {
  eachWords,
  sayEach,
  sayWeeks,
  totalsOf,
  weeksTogether,
} from '@/features/insights/coupons/coupon-words'
import { movingSo, sayMove } from '@/features/insights/dishes/dish-words'
import { stepWords } from '@/features/insights/members/member-words'
import { daysDrawn, dayWords, sayDays, sayUsual, tileOf } from '@/features/insights/overview/overview-words'
import {
  cellsOf,
  cohortWords,
  curveOf,
  headOf,
  sayCurve,
  settledOf,
} from '@/features/insights/retention/retention-words'
import { addsOf, daysOf, detailOf, figureName, isRowFigure, whoOf } from '@/features/insights/rows/row-words'
import { FIGURES, ROW_FIGURES } from '../../../api/_insights/vocabulary.js'

const TODAY = '2026-11-25'

describe('the overview', () => {
  const comparison = {
    ...({ today: TODAY, period: 'week', running: false, from: '', to: '', closed: false } as const),
    before: { from: '', to: '', upTo: null, state: 'open', shutOn: null } as const,
  }

  it('says a figure with its change and what is usual', () => {
    const tile = tileOf(
      'visits',
      { now: 401, before: 373, usual: { low: 350, middle: 380, high: 410 } },
      comparison,
    )
    expect(tile).toMatchObject({
      words: '到店',
      figure: '401',
      unit: '位',
      change: { way: 'more', tone: 'good' },
    })
    expect(tile.said).toBe('到店 401 位，比前一周多 28，平常 350–410')
    const shut = {
      ...comparison,
      before: { ...comparison.before, state: 'uneven', shutOn: '2026-11-17' } as const,
    }
    expect(tileOf('visits', { now: 401, before: null, usual: null }, shut)).toMatchObject({
      ...{ change: null, than: '上周二歇业，不比', said: '到店 401 位，上周二歇业，不比' },
    })
  })

  it('finds more no-shows no good news', () => {
    const tile = tileOf('noShows', { now: 9, before: 4, usual: { low: 1, middle: 3, high: 5 } }, comparison)
    expect(tile.change).toMatchObject({ way: 'more', tone: 'wait' })
  })

  it('says money in yuan, and much of it in ten thousands', () => {
    expect(sayUsual({ low: 90_000, high: 1_680_000 }, 'billFen')).toBe('900–1.68 万')
    expect(sayUsual(null, 'billFen')).toBe('–')
  })

  const figures = (value: number | null) =>
    Object.fromEntries(Object.keys(FIGURES).map((name) => [name, { value, usual: null }]))
  const days = [
    { on: '2026-11-23', open: false, closure: null, figures: figures(null) },
    { on: '2026-11-24', open: true, closure: null, figures: figures(0) },
    { on: TODAY, open: true, closure: null, figures: figures(4) },
  ] as Overview['days']
  it('draws a closed day as a gap and a day without guests as zero', () => {
    const { points } = daysDrawn(days, 'visits', TODAY)
    expect(points).toEqual([
      { label: '周一', value: null, gap: '歇业' },
      { label: '周二', value: 0, gap: undefined },
      { label: '今天', value: 4, gap: undefined },
    ])
    expect(sayDays(days, 'visits', TODAY)).toBe('11 月 23 日 周一 歇业，11 月 24 日 周二 0 位，今天 4 位')
  })
  it('names days', () => {
    expect(dayWords('2026-11-24', TODAY)).toBe('11 月 24 日 周二')
  })
})

describe('coupons', () => {
  const counts = (claimed: number, redeemed: number) => ({
    ...{ shown: 9, viewed: 5, claimed, used: 0, redeemed },
    ...{ billFen: redeemed * 20_000, discountFen: redeemed * 3_000 },
  })
  const week = (weekOn: string, claimed: number, redeemed: number) => ({
    ...{ weekOn, claimed, redeemed, billFen: 0, discountFen: 0 },
  })
  const coupon = (weeks: ReturnType<typeof week>[]) =>
    ({ now: counts(4, 2), before: counts(1, 0), eachFen: 3_000, weeks }) as CouponFigures['items'][number]

  it('add up, in all and week by week', () => {
    const items = [
      coupon([week('2026-11-16', 1, 1)]),
      coupon([week('2026-11-09', 2, 0), week('2026-11-16', 3, 2)]),
    ]
    expect(totalsOf(items)).toMatchObject({ claims: { now: 8, before: 2 }, discountFen: { now: 12_000 } })
    const weeks = weeksTogether(items)
    expect(weeks.map(({ weekOn, claimed, redeemed }) => [weekOn, claimed, redeemed])).toEqual([
      ['2026-11-09', 2, 0],
      ['2026-11-16', 4, 3],
    ])
    expect(sayWeeks(weeks)).toBe('11/9 那周领券 2 张，核销 0 张；11/16 那周领券 4 张，核销 3 张')
  })
  it('say what one costs once one was used', () => {
    expect([3_050, null, 0].map((eachFen) => eachWords({ eachFen }))).toEqual([
      '每张让利 ¥30.50',
      '这段没人用',
      '每张让利 –',
    ])
    expect([3_050, null, 0].map((eachFen) => sayEach({ eachFen }))).toEqual(['¥30.50', '–', '–'])
  })
})

it('dishes stand by how many looked, those that move so alone where asked', () => {
  const dish = (name: string, now: number, before: number, moves: 'rising' | 'falling' | null) =>
    ({ name, now: { people: now }, before: { people: before }, moves }) as DishFigures['items'][number]
  const items = [dish('鱼', 5, 9, 'falling'), dish('肉', 30, 12, 'rising'), dish('面', 8, 8, null)]
  expect(movingSo(items, 'all').map(({ name }) => name)).toEqual(['肉', '面', '鱼'])
  expect(movingSo(items, 'falling').map(({ name }) => name)).toEqual(['鱼'])
  expect(items.map((dish) => sayMove(dish, true))).toEqual(['少 4', '多 18', '一样'])
  expect(items.map((dish) => sayMove(dish, false))).toEqual(['–', '–', '–'])
})

it('steps of visits are said without overlap', () => {
  expect(
    [
      { from: 0, to: 0 },
      { from: 4, to: 5 },
      { from: 10, to: null },
    ].map(stepWords),
  ).toEqual([...['0 次', '4–5 次', '10 次以上']])
})

describe('who comes back', () => {
  const cohorts = [
    { on: '2026-11-09', counts: [40, 10, 4], settled: 3 },
    { on: '2026-11-16', counts: [60, 30], settled: 2 },
    { on: '2026-11-23', counts: [0], settled: 1 },
  ]
  it('has a cell for each period after the first, as a part of the cohort', () => {
    expect(cellsOf({ on: '2026-11-02', counts: [40, 10, 4], settled: 3 })).toEqual([
      { figure: '25%', part: 0.25 },
      { figure: '10%', part: 0.1 },
    ])
  })
  it('knows nothing of a period that is not over, not even that nobody came', () => {
    const young = { on: '2026-11-16', counts: [60, 0], settled: 1 }
    const rest = { on: '2026-11-09', counts: [40, 10, 1], settled: 2 }
    expect(cellsOf(young)).toEqual([{ figure: '–', part: null }])
    expect(cellsOf({ ...young, settled: 2 })).toEqual([{ figure: '0%', part: 0 }])
    expect(curveOf([rest, young].map(settledOf)).map(({ size, came }) => [size, came])).toEqual([
      [100, 100],
      [40, 10],
    ])
  })
  it('weighs each person the same, and only who could have come', () => {
    expect(curveOf(cohorts).map(({ size, came }) => [size, came])).toEqual([
      [100, 100],
      [100, 40],
      [40, 4],
    ])
    expect(sayCurve('week', cohorts)).toBe('够时间看的 100 位里，下一周又来了 40 位。')
    expect(sayCurve('week', [{ on: '', counts: [3] }])).toBeNull()
  })
  it('names rows and columns', () => {
    expect([cohortWords('week', '2026-11-09'), cohortWords('month', '2026-11-01')]).toEqual([
      '11/9 那周',
      '11 月',
    ])
    expect(headOf('week', 3)).toEqual(['人数', '后 1 周', '后 2 周'])
  })
})

describe('the rows behind a figure', () => {
  const row = (changed: Partial<FigureRows['items'][number]>) =>
    ({
      ...{ id: '1', storeId: 'str_1', on: TODAY, at: '2026-11-25T09:28:00.000Z', what: '209 号桌', value: 1 },
      ...{ who: { personId: 'psn_1', name: '周女士', phoneTail: '6628' } },
      ...changed,
    }) as FigureRows['items'][number]

  it('every figure has a name', () => {
    for (const figure of ROW_FIGURES) expect(figureName(figure).words).toMatch(/\p{Script=Han}/u)
    expect([isRowFigure('visits'), isRowFigure('nothing'), isRowFigure(undefined)]).toEqual([
      true,
      false,
      false,
    ])
  })
  it('say who, as far as they are known, when and what', () => {
    expect(whoOf(row({}))).toBe('周女士')
    expect(whoOf(row({ who: { personId: 'p', name: null, phoneTail: '6628' } }))).toBe('尾号 6628')
    expect(whoOf(row({ who: null }))).toBe('没登录的手机')
    expect(detailOf(row({}))).toBe('17:28 · 209 号桌 · 尾号 6628')
    expect(detailOf(row({ at: null, what: null, who: null }))).toBe('')
  })
  it('say what they add where that is more than one', () => {
    expect(addsOf(row({}), 'visits')).toBeNull()
    expect(addsOf(row({ value: 4 }), 'covers')).toBe('4 位')
    expect(addsOf(row({ value: 3_000 }), 'discountFen')).toBe('30 元')
  })
  it('stand under their days', () => {
    const days = daysOf([row({}), row({ id: '2' }), row({ id: '3', on: '2026-11-24' })], TODAY)
    expect(days.map(({ words, rows }) => [words, rows.length])).toEqual([
      ['今天', 2],
      ['昨天', 1],
    ])
  })
})
