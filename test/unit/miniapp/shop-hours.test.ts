import { describe, expect, it } from 'vitest'
import {
  exceptionsFrom,
  sayException,
  sayStranded,
  withException,
  withoutException,
  withoutOld,
} from '@/features/shop-editing/exceptions'
import { datesOf, monthAfter, sayMonth } from '@/features/shop-editing/month'
import {
  anotherPeriod,
  faultOf,
  groupWeek,
  nameFor,
  retimed,
  sayPeriods,
  sayWeekdays,
  withDays,
} from '@/features/shop-editing/week'

const lunch = { name: '午市', opensMinute: 660, closesMinute: 840 }
const dinner = { name: '晚市', opensMinute: 1020, closesMinute: 1260 }
const on = (weekdays: number[], ...periods: (typeof lunch)[]) =>
  weekdays.flatMap((weekday) => periods.map((period) => ({ ...period, weekday })))

describe('a week', () => {
  it.each([
    [[1, 2, 3, 4, 5], '周一至周五'],
    [[6, 7], '周六、周日'],
    [[3], '周三'],
    [[1, 2, 3, 5, 7], '周一至周三、周五、周日'],
    [[1, 2, 3, 4, 5, 6, 7], '每天'],
  ])('%j is said %s', (weekdays, words) => expect(sayWeekdays(weekdays)).toBe(words))

  it('says the times of a day in order, and that it rests', () => {
    expect(sayPeriods([dinner, lunch])).toBe('11:00–14:00、17:00–21:00')
    expect(sayPeriods([{ ...dinner, closesMinute: 1440 }])).toBe('17:00–24:00')
    expect(sayPeriods([])).toBe('休息')
  })

  it('is read with like days together, wherever they stand', () => {
    const week = [...on([2, 3, 5], dinner, lunch), ...on([6], lunch)]
    expect(groupWeek(week).map(({ weekdays, periods }) => [weekdays, sayPeriods(periods)])).toEqual([
      [[1, 4, 7], '休息'],
      [[2, 3, 5], '11:00–14:00、17:00–21:00'],
      [[6], '11:00–14:00'],
    ])
    expect(groupWeek([])).toEqual([{ weekdays: [1, 2, 3, 4, 5, 6, 7], periods: [] }])
  })

  it('takes times for some of its days and keeps the others', () => {
    const week = withDays(on([1, 2, 3], lunch), [3, 4], [dinner])
    expect(groupWeek(week).map(({ weekdays }) => weekdays)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6, 7],
    ])
    expect(groupWeek(withDays(week, [1, 2, 3, 4], []))).toHaveLength(1)
  })
})

describe('a service', () => {
  it.each([
    [420, 570, '早市'],
    [660, 840, '午市'],
    [870, 1020, '下午茶'],
    [1020, 1260, '晚市'],
    [1290, 1440, '夜宵'],
    [600, 1320, '全天'],
  ])('from %i to %i is called %s', (opens, closes, name) => expect(nameFor(opens, closes)).toBe(name))

  it('changes its name with its time, unless somebody thought of one', () => {
    expect(retimed(lunch, { opensMinute: 420, closesMinute: 570 }).name).toBe('早市')
    expect(retimed({ ...lunch, name: '茶市' }, { opensMinute: 420 }).name).toBe('茶市')
  })

  it('is offered where the day still has room', () => {
    expect(anotherPeriod([])?.name).toBe('午市')
    expect(anotherPeriod([lunch])?.name).toBe('晚市')
    expect(anotherPeriod([{ ...lunch, opensMinute: 0, closesMinute: 1440 }])).toBeNull()
    const four = [420, 660, 1020, 1290].map((opensMinute) => ({ ...lunch, opensMinute }))
    expect(anotherPeriod(four)).toBeNull()
  })

  it.each([
    ['meets another', [dinner, { ...lunch, closesMinute: 1020 }], null],
    ['runs into another', [dinner, { ...lunch, closesMinute: 1035 }], /撞上/],
    ['ends before it begins', [{ ...dinner, closesMinute: 60 }], /第二天/],
    ['has no length', [{ ...lunch, closesMinute: 660 }], /第二天/],
  ])('that %s', (_, periods, fault) => {
    if (fault) expect(faultOf(periods)).toMatch(fault)
    else expect(faultOf(periods)).toBeNull()
  })
})

describe('a date that is not like its weekday', () => {
  const hours = {
    periods: on([1], lunch),
    closures: [
      { on: '2026-11-30', reason: '歇业' },
      { on: '2026-11-24', reason: '昨天' },
    ],
    specials: [
      { on: '2026-12-31', periods: [dinner] },
      { on: '2026-11-30', periods: [lunch] },
    ],
  }

  it('is listed once, from today on, closed before anything else', () => {
    const found = exceptionsFrom(hours, '2026-11-25')
    expect(found.map((each) => [each.on, sayException(each)])).toEqual([
      ['2026-11-30', '不开门 · 歇业'],
      ['2026-12-31', '17:00–21:00'],
    ])
  })

  it('takes the place of what was said of it before, and goes without a trace', () => {
    const opened = withException(hours, { on: '2026-11-30', periods: [dinner] })
    expect(sayException(exceptionsFrom(opened, '2026-11-25')[0] ?? { on: '', reason: '' })).toBe(
      '17:00–21:00',
    )
    const closed = withException(opened, { on: '2026-12-31', reason: '跨年' })
    expect(closed.specials.map((special) => special.on)).toEqual(['2026-11-30'])
    const usual = withoutException(closed, '2026-11-30')
    expect(exceptionsFrom(usual, '2026-11-25').map((each) => each.on)).toEqual(['2026-12-31'])
    expect(usual.closures.some((closure) => closure.on === '2026-11-24')).toBe(true)
  })

  it('is let go sixty days after', () => {
    expect(withoutOld(hours, '2027-01-23').closures).toHaveLength(2)
    expect(withoutOld(hours, '2027-01-24').closures.map((each) => each.on)).toEqual(['2026-11-30'])
  })

  it('leaves bookings that are counted by day', () => {
    const days = [
      { on: '2026-11-27', count: 2 },
      { on: '2026-12-01', count: 1 },
    ]
    expect(sayStranded(days)).toBe('11 月 27 日 2 桌、12 月 1 日 1 桌')
  })
})

it('a month begins on its weekday and has all its dates', () => {
  const november = datesOf('2026-11')
  expect(november.slice(0, 7)).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(november.at(-1)).toBe('2026-11-30')
  expect(datesOf('2028-02').at(-1)).toBe('2028-02-29')
  expect(datesOf('2027-02')[0]).toBe('2027-02-01')
  expect(monthAfter('2026-11', 2)).toBe('2027-01')
  expect(sayMonth('2027-01')).toBe('2027 年 1 月')
})
