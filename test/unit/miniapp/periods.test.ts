import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  comparedSpans,
  type Period,
  periodOn,
  sayPeriod,
  saySpan,
  spanOf,
} from '@/features/insights/period/period'
import { daysBetween } from '@/words/days'

const WEDNESDAY = '2026-11-25'

describe('a day, a week from Monday, a month', () => {
  it.each([
    ['day', '2026-11-25', '2026-11-25'],
    ['week', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-01', '2026-11-30'],
  ] as const)('%s has its days', (period, from, to) => {
    expect(spanOf(period, WEDNESDAY)).toEqual({ from, to })
  })

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
  ])('the week of %s begins on %s', (on, monday) => {
    expect(periodOn('week', on)).toBe(monday)
  })

  it('goes from month to month whatever their lengths', () => {
    expect(periodOn('month', '2026-03-31', -1)).toBe('2026-02-01')
    expect(spanOf('month', '2028-02-29')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(periodOn('month', '2026-12-05', 1)).toBe('2027-01-01')
  })

  it('periods follow each other without a hole', () => {
    const day = fc.integer({ min: -4_000, max: 4_000 }).map((days) => addDays(WEDNESDAY, days))
    const period = fc.constantFrom<Period[]>('day', 'week', 'month')
    fc.assert(
      fc.property(day, period, (on, kind) => {
        const { from, to } = spanOf(kind, on)
        expect(from <= on && on <= to).toBe(true)
        expect(addDays(to, 1)).toBe(periodOn(kind, on, 1))
        expect(periodOn(kind, addDays(from, -1))).toBe(periodOn(kind, on, -1))
      }),
      { seed: 6 },
    )
  })
})

describe('what a span is compared with', () => {
  it('one that goes on with as many days of the one before', () => {
    expect(comparedSpans('week', WEDNESDAY, WEDNESDAY)).toEqual({
      now: { from: '2026-11-23', to: '2026-11-25' },
      before: { from: '2026-11-16', to: '2026-11-18' },
    })
  })
  it('a day with the same weekday of the week before', () => {
    expect(comparedSpans('day', '2026-11-24', WEDNESDAY)).toEqual({
      now: { from: '2026-11-24', to: '2026-11-24' },
      before: { from: '2026-11-17', to: '2026-11-17' },
    })
  })
  it('one that is over with the whole one before', () => {
    expect(comparedSpans('month', '2026-10-08', WEDNESDAY)).toEqual({
      now: { from: '2026-10-01', to: '2026-10-31' },
      before: { from: '2026-09-01', to: '2026-09-30' },
    })
  })
  it('never with days of the span itself, however short the month before', () => {
    const { before } = comparedSpans('month', '2026-03-31', '2026-03-31')
    expect(before).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(daysBetween(before.to, '2026-03-01')).toBe(1)
  })
})

it.each([
  ['day', WEDNESDAY, '今天 · 11 月 25 日 周三'],
  ['day', '2026-11-24', '昨天 · 11 月 24 日 周二'],
  ['day', '2026-11-20', '11 月 20 日 周五'],
  ['week', WEDNESDAY, '这周 · 11 月 23–29 日'],
  ['week', '2026-11-22', '上周 · 11 月 16–22 日'],
  ['week', '2026-11-01', '10 月 26 日 – 11 月 1 日'],
  ['month', '2026-10-31', '上个月 · 2026 年 10 月'],
] as const)('the %s of %s is called %s', (period, on, words) => {
  expect(sayPeriod(period, on, WEDNESDAY)).toBe(words)
})

it('a span of one day is that day', () => {
  expect(saySpan('2026-11-25', '2026-11-25')).toBe('11 月 25 日')
})
