import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayStanding, thanWords } from '@/features/insights/period/comparison-words'
import {
  addDays,
  dayIn,
  firstOn,
  type Period,
  periodOn,
  sayNext,
  sayPeriod,
  saySpan,
  spanOf,
} from '@/features/insights/period/period'

const WEDNESDAY = '2026-11-25'

it.each([undefined, '', 'x', '2026-13-01', '2026-11-26', '2026-11-9'])(
  'no page begins with %s, which is no day until today',
  (said) => {
    expect(dayIn(said, WEDNESDAY)).toBeUndefined()
    expect(dayIn('2026-11-24', WEDNESDAY)).toBe('2026-11-24')
  },
)

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

describe('what is shown first', () => {
  it.each([
    ['week', '2026-11-30', '2026-11-29', '上周 · 11 月 23–29 日'],
    ['week', '2026-12-01', '2026-12-01', '这周 · 11 月 30 日 – 12 月 6 日'],
    ['month', '2026-12-01', '2026-11-30', '上个月 · 2026 年 11 月'],
    ['month', '2026-12-02', '2026-12-02', '这个月 · 2026 年 12 月'],
    ['day', '2026-11-30', '2026-11-30', '今天 · 11 月 30 日 周一'],
  ] as const)('of a %s on %s is that of %s, and says so', (period, today, on, words) => {
    expect(firstOn(period, today)).toBe(on)
    expect(sayPeriod(period, on, today)).toBe(words)
  })
  it('is one tap from what goes on', () => {
    expect(sayNext('week', '2026-11-29', '2026-11-30')).toBe('这周')
    expect(sayNext('month', '2026-11-30', '2026-12-01')).toBe('这个月')
    expect(sayNext('day', '2026-11-29', '2026-11-30')).toBe('今天')
    expect(sayNext('week', '2026-11-10', '2026-11-30')).toBe('')
  })
})

describe('a comparison in words', () => {
  const before = { from: '', to: '', upTo: null, state: 'open' as const, shutOn: null }
  const whole = {
    today: WEDNESDAY,
    period: 'week' as const,
    running: false,
    from: '',
    to: '',
    closed: false,
    before,
  }
  const goesOn = { ...whole, running: true, to: WEDNESDAY, before: { ...before, upTo: 1_046 } }
  const uneven = (shutOn: string) => ({ ...whole, before: { ...before, state: 'uneven' as const, shutOn } })
  it.each([
    [goesOn, '比上周同时', '还没过完，两周都算到周三 17:26。'],
    [{ ...goesOn, period: 'day' }, '比上周同时', '还没过完，两天都算到 17:26。'],
    [{ ...goesOn, period: 'month' }, '比上月同时', '还没过完，两个月都算到 25 日 17:26。'],
    [{ ...goesOn, period: 'month', before }, '比前一月', '还没过完，和前一月全月比。'],
    [whole, '比前一周', '和前一周比。'],
    [{ ...whole, period: 'day' }, '比上周同一天', '和上周同一天比。'],
    [uneven('2026-11-17'), '上周二歇业，不比', '上周二歇业，不和前一周比。'],
    [uneven('2026-11-24'), '这周二歇业，不比', '这周二歇业，不和前一周比。'],
    [uneven('2026-11-03'), '11 月 3 日歇业，不比', '11 月 3 日歇业，不和前一周比。'],
    [{ ...whole, before: { ...before, state: 'closed' } }, '前一周歇业，不比', '前一周歇业，没得比。'],
    [{ ...whole, before: { ...before, state: 'young' } }, '那时还没开张', '前一周还没开张，没得比。'],
    [{ ...whole, closed: true }, '比前一周', '这段时间歇业，没有数字。'],
  ] as const)('%#', (comparison, than, standing) => {
    expect(thanWords(comparison)).toBe(than)
    expect(sayStanding(comparison)).toBe(standing)
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
