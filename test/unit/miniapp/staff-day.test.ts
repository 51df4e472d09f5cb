import { describe, expect, it } from 'vitest'
import type { StoreReservation } from '@/client/dining'
import { daysFrom, dayTitle } from '@/features/staff-day/day-words'
import { hoursOf, splitAt } from '@/features/staff-day/hours'
import { aboutVisit, nameOf, settledTime, tableOf, visitPill } from '@/features/staff-day/visit-words'

const visit = (given: Partial<StoreReservation>): StoreReservation => ({
  id: 'rsv_1',
  personId: 'psn_1',
  guestName: '陈女士',
  phoneTail: '6628',
  visits: 2,
  isMember: false,
  tableId: 'tbl_1',
  tableLabel: '209',
  tableFeatures: ['靠窗'],
  partySize: 6,
  startsAt: '2026-11-25T10:30:00.000Z',
  on: '2026-11-25',
  time: '18:30',
  status: 'booked',
  lateMinutes: 0,
  canSeat: true,
  canMarkNoShow: false,
  settledAt: null,
  ...given,
})

const STORE = {
  today: '2026-11-25',
  hoursToday: [
    { name: '午市', opensAt: '11:00', closesAt: '14:00' },
    { name: '晚市', opensAt: '17:00', closesAt: '21:30' },
  ],
}

describe('dayTitle', () => {
  it.each([
    ['09:10', '周三午市'],
    ['13:59', '周三午市'],
    ['14:00', '周三晚市'],
    ['22:30', '周三晚市'],
  ])('names at %s the meal that is on, or comes next', (clock, title) => {
    expect(dayTitle(STORE.today, STORE, clock)).toBe(title)
  })

  it('names another day, and a day without hours, by the weekday', () => {
    expect(dayTitle('2026-11-27', STORE, '18:00')).toBe('周五')
    expect(dayTitle(STORE.today, { ...STORE, hoursToday: [] }, '18:00')).toBe('周三')
  })
})

it('offers today and every day guests can book', () => {
  const days = daysFrom('2026-11-25')
  expect(days).toHaveLength(14)
  expect(days.map(({ words }) => words).slice(0, 4)).toEqual(['今天', '明天', '后天', '周六'])
  expect(days.at(-1)).toEqual({ on: '2026-12-08', words: '12 月 8 日' })
})

describe('the hours of a day', () => {
  const bookings = [
    visit({ id: 'late', startsAt: '2026-11-25T11:00:00.000Z', time: '19:00' }),
    visit({ id: 'one' }),
    visit({ id: 'other' }),
  ]

  it('are in order of time and keep together what begins together', () => {
    const hours = hoursOf(bookings)
    expect(hours.map(({ time, visits }) => [time, visits.map(({ id }) => id)])).toEqual([
      ['18:30', ['one', 'other']],
      ['19:00', ['late']],
    ])
  })

  it.each([
    ['18:29:59', 0],
    ['18:30:00', 1],
    ['23:00:00', 2],
  ])('at %s leave %i behind', (clock, behind) => {
    expect(splitAt(hoursOf(bookings), new Date(`2026-11-25T${clock}+08:00`)).past).toHaveLength(behind)
  })
})

describe('a visit in words', () => {
  it('names who did not say a name by the end of the number', () => {
    expect(nameOf(visit({}))).toBe('陈女士')
    expect(nameOf(visit({ guestName: null }))).toBe('尾号 6628')
  })

  it('says the table with what is nice about it', () => {
    expect(tableOf(visit({}))).toBe('209 靠窗')
    expect(tableOf(visit({ tableFeatures: [] }))).toBe('209')
  })

  it.each([
    [{ status: 'booked', visits: 0 }, '第一次来'],
    [{ status: 'booked', visits: 2 }, '第 3 次来'],
    [{ status: 'seated', visits: 3 }, '第 3 次来'],
    [{ status: 'seated', visits: 0 }, '第一次来'],
    [{ status: 'noShow', settledAt: '2026-11-25T11:01:00.000Z' }, '等了 31 分钟'],
    [{ status: 'noShow', settledAt: null }, ''],
  ] as const)('of %o says %s', (given, words) => {
    expect(aboutVisit(visit(given))).toBe(words)
  })

  it.each([
    [{ status: 'booked' }, { tone: 'plain', words: '已订' }],
    [
      { status: 'booked', lateMinutes: 12 },
      { tone: 'wait', words: '晚了 12 分钟' },
    ],
    [
      { status: 'booked', lateMinutes: 120 },
      { tone: 'wait', words: '晚了 2 小时' },
    ],
    [
      { status: 'booked', lateMinutes: 75 },
      { tone: 'wait', words: '晚了 1 小时 15 分' },
    ],
    [{ status: 'seated' }, { tone: 'good', words: '已入座' }],
    [{ status: 'noShow' }, { tone: 'gone', words: '没来' }],
  ] as const)('gives %o the pill %o', (given, pill) => {
    expect(visitPill(visit(given))).toEqual(pill)
  })

  it('says when it was settled, once it is', () => {
    expect(settledTime(visit({ settledAt: '2026-11-25T10:34:00.000Z', status: 'seated' }))).toBe('18:34')
    expect(settledTime(visit({}))).toBe('')
  })
})
