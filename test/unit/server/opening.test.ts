import { describe, expect, it } from 'vitest'
import {
  closureReason,
  type Hours,
  openingAt,
  overlapOf,
  periodsOn,
  specialDays,
} from '../../../api/_storefront/opening.js'

const hours: Hours = {
  timeZone: 'Asia/Shanghai',
  periods: [2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { weekday, name: '晚市', opensMinute: 1020, closesMinute: 1320 },
    { weekday, name: '午市', opensMinute: 660, closesMinute: 840 },
  ]),
  closures: [
    { on: '2026-11-26', reason: '厨房检修' },
    { on: '2026-11-27', reason: '包场' },
  ],
  specials: [],
}
const openingOf = (wallClock: string) => openingAt(hours, new Date(`${wallClock}+08:00`))
const open = (closesAt: string) => ({
  ...{ open: true, closesAt, opensOn: null, opensAt: null, closureReason: null },
})
const closed = (opensOn: string | null, opensAt: string | null, reason: string | null = null) => ({
  ...{ open: false, closesAt: null, opensOn, opensAt, closureReason: reason },
})

describe('a store', () => {
  it.each([
    ['2026-11-25T11:00:00', open('14:00')],
    ['2026-11-25T13:59:59', open('14:00')],
    ['2026-11-25T17:00:00', open('22:00')],
    ['2026-11-25T21:59:59', open('22:00')],
  ])('is open at %s', (at, expected) => expect(openingOf(at)).toEqual(expected))

  it.each([
    ['before lunch', '2026-11-25T10:59:59', closed('2026-11-25', '11:00')],
    ['between services', '2026-11-25T14:00:00', closed('2026-11-25', '17:00')],
    ['after midnight', '2026-11-25T00:00:00', closed('2026-11-25', '11:00')],
    ['late before its weekly rest', '2026-11-29T22:00:00', closed('2026-12-01', '11:00')],
    ['on its weekly rest', '2026-11-30T12:00:00', closed('2026-12-01', '11:00')],
    ['before two closed days', '2026-11-25T22:00:00', closed('2026-11-28', '11:00')],
    ['on a closed day, with the reason', '2026-11-26T12:00:00', closed('2026-11-28', '11:00', '厨房检修')],
  ])('is closed %s and says when it opens', (_, at, expected) => expect(openingOf(at)).toEqual(expected))

  it('opens again after a whole week, and says nothing beyond it', () => {
    const onlyWednesdays = { ...hours, periods: hours.periods.filter(({ weekday }) => weekday === 3) }
    const late = new Date('2026-11-25T22:00:00+08:00')
    expect(openingAt(onlyWednesdays, late)).toEqual(closed('2026-12-02', '11:00'))
    expect(openingAt({ ...hours, periods: [] }, late)).toEqual(closed(null, null))
  })

  it('serves until midnight', () => {
    const late = { ...hours, periods: [{ weekday: 3, name: '夜宵', opensMinute: 1200, closesMinute: 1440 }] }
    expect(openingAt(late, new Date('2026-11-25T23:59:59+08:00'))).toEqual(open('24:00'))
    expect(openingAt(late, new Date('2026-11-26T00:00:00+08:00')).open).toBe(false)
  })
})

it('the services of a day come in order, none on a closed day, which says why', () => {
  expect(periodsOn(hours, '2026-11-25').map(({ name }) => name)).toEqual(['午市', '晚市'])
  expect(periodsOn(hours, '2026-11-26')).toEqual([])
  expect(closureReason(hours, '2026-11-26')).toBe('厨房检修')
  expect(closureReason(hours, '2026-11-30')).toBeNull()
})

describe('a date with hours of its own', () => {
  const late = { name: '跨年', opensMinute: 1080, closesMinute: 1440 }
  const early = { name: '早市', opensMinute: 420, closesMinute: 600 }
  const withSpecials = (...days: string[]) => ({
    ...hours,
    specials: days.map((on) => ({ on, periods: [late, early] })),
  })

  it('has those instead of its weekday’s, in order, and on a weekly rest too', () => {
    const special = withSpecials('2026-11-25', '2026-11-30')
    for (const on of ['2026-11-25', '2026-11-30']) expect(periodsOn(special, on)).toEqual([early, late])
    expect(periodsOn(special, '2026-11-24').map(({ name }) => name)).toEqual(['午市', '晚市'])
    expect(openingAt(special, new Date('2026-11-25T12:00:00+08:00'))).toEqual(closed('2026-11-25', '18:00'))
    expect(openingAt(special, new Date('2026-11-30T08:00:00+08:00'))).toEqual(open('10:00'))
  })

  it('is closed all the same when the store is', () => {
    expect(periodsOn(withSpecials('2026-11-26'), '2026-11-26')).toEqual([])
  })

  it('is put together from its periods', () => {
    const rows = [
      { ...late, on: '2026-12-31' },
      { ...late, on: '2026-12-24' },
      { ...early, on: '2026-12-31' },
    ]
    expect(specialDays(rows)).toEqual([
      { on: '2026-12-24', periods: [late] },
      { on: '2026-12-31', periods: [early, late] },
    ])
  })
})

describe('the periods of a day', () => {
  const period = (opensMinute: number, closesMinute: number) => ({ name: '', opensMinute, closesMinute })

  it.each([
    ['one', [period(0, 1440)]],
    ['none', []],
    ['two that meet', [period(840, 900), period(600, 840)]],
  ])('are well: %s', (_, periods) => expect(overlapOf(periods)).toBeNull())

  it.each([
    ['of which one begins before another ends', [period(839, 900), period(600, 840)], 839],
    ['of which one ends before it begins', [period(840, 600)], 840],
    ['of which one has no length', [period(600, 600)], 600],
  ])('are wrong: %s', (_, periods, opens) => expect(overlapOf(periods)?.opensMinute).toBe(opens))
})
