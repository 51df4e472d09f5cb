import { describe, expect, it } from 'vitest'
import type { StoreReservation } from '@/client/dining'
import { arrivalsAmong } from '@/features/staff-day/arrivals'
import { daysFrom, dayTitle } from '@/features/staff-day/day-words'
import { hoursOf, splitAt } from '@/features/staff-day/hours'
import { bookingsOf, mealAt, totalsOf } from '@/features/staff-day/meals'
import { pauseAfter } from '@/features/staff-day/poll-rule'
import {
  aboutVisit,
  doneWords,
  nameOf,
  settledTime,
  tableOf,
  visitPill,
} from '@/features/staff-day/visit-words'

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
  canReinstate: false,
  settledAt: null,
  takenByPhone: false,
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

describe('looking again', () => {
  it('comes every ten seconds, later after each failure, and never later than two minutes', () => {
    expect([0, 1, 2, 3, 4, 40].map(pauseAfter)).toEqual([10_000, 20_000, 40_000, 80_000, 120_000, 120_000])
  })

  it('brings as news what nobody here knew, but not what staff wrote down or what is over already', () => {
    const bookings = [
      visit({ id: 'old' }),
      visit({ id: 'new' }),
      visit({ id: 'telephone', takenByPhone: true }),
      visit({ id: 'seated', status: 'seated' }),
    ]
    expect(arrivalsAmong(bookings, new Set(['old']))).toEqual(['new'])
  })
})

describe('the meal of the title', () => {
  const meals = STORE.hoursToday
  const lunch = visit({ id: 'lunch', time: '12:00', startsAt: '2026-11-25T04:00:00.000Z', status: 'seated' })
  const dinner = visit({ id: 'dinner' })
  const odd = visit({ id: 'odd', time: '15:30', startsAt: '2026-11-25T07:30:00.000Z' })
  const idsAt = (clock: string) =>
    bookingsOf([lunch, dinner, odd], mealAt(meals, clock), meals).map(({ id }) => id)

  it('is the only one whose bookings are counted; one outside of all hours counts with either', () => {
    expect(idsAt('12:30')).toEqual(['lunch', 'odd'])
    expect(idsAt('18:42')).toEqual(['dinner', 'odd'])
    expect(bookingsOf([lunch, dinner], mealAt([], '18:42'), [])).toHaveLength(2)
  })

  it('is counted by how far it has come', () => {
    const given = [dinner, visit({ status: 'noShow' }), visit({ status: 'seated' }), visit({ time: '20:00' })]
    const at = new Date('2026-11-25T18:30:00+08:00')
    expect(totalsOf(given, at)).toEqual({ bookings: 4, guests: 24, seated: 1, due: 2, noShow: 1 })
  })
})

it('says what a tap has done, so that one sees what is taken back', () => {
  expect(doneWords(visit({}), 'seated')).toBe('209 已入座')
  expect(doneWords(visit({}), 'noShow')).toBe('没来，209 腾出来了')
})
