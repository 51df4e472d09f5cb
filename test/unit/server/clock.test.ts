import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayAfter,
  instantOf,
  minuteOfDay,
  shopDayOf,
  wallTime,
  weekdayOf,
} from '../../../api/_platform/clock.js'

const SHANGHAI = 'Asia/Shanghai'

describe('the shop day', () => {
  it('turns at the midnight of the shop, wherever the server is', () => {
    const last = new Date('2026-11-25T15:59:59.999Z')
    const first = new Date('2026-11-25T16:00:00Z')
    expect([shopDayOf(last, SHANGHAI), minuteOfDay(last, SHANGHAI)]).toEqual(['2026-11-25', 1439])
    expect([shopDayOf(first, SHANGHAI), minuteOfDay(first, SHANGHAI)]).toEqual(['2026-11-26', 0])
    expect(shopDayOf(new Date('2026-12-31T16:00:00Z'), SHANGHAI)).toBe('2027-01-01')
    expect(shopDayOf(first, 'America/New_York')).toBe('2026-11-25')
  })

  it('and the minute lead back to the instant', () => {
    const minutes = fc.integer({ min: 25_000_000, max: 40_000_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(SHANGHAI, 'Asia/Kathmandu', 'UTC'), (minute, zone) => {
        const instant = new Date(minute * 60_000)
        expect(instantOf(shopDayOf(instant, zone), minuteOfDay(instant, zone), zone)).toEqual(instant)
      }),
    )
  })
})

it('the wall clock of a day names an instant', () => {
  expect(instantOf('2026-11-25', 1110, SHANGHAI)).toEqual(new Date('2026-11-25T10:30:00Z'))
  expect(instantOf('2026-11-25', 0, SHANGHAI)).toEqual(new Date('2026-11-24T16:00:00Z'))
  expect(instantOf('2026-11-25', 1440, SHANGHAI)).toEqual(instantOf('2026-11-26', 0, SHANGHAI))
  expect(instantOf('2026-07-01', 720, 'America/New_York')).toEqual(new Date('2026-07-01T16:00:00Z'))
})

it('days are counted across months and leap years, and back', () => {
  expect(dayAfter('2026-11-30', 1)).toBe('2026-12-01')
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -500, max: 500 }), (day, days) => {
      const on = dayAfter('2000-01-01', day)
      expect(dayAfter(dayAfter(on, days), -days)).toBe(on)
      expect((weekdayOf(on) + days + 700) % 7).toBe(weekdayOf(dayAfter(on, days)) % 7)
    }),
  )
})

it('weeks begin on Monday', () => {
  const week = ['23', '24', '25', '26', '27', '28', '29'].map((day) => weekdayOf(`2026-11-${day}`))
  expect(week).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('a wall time has two digits each', () => {
  expect([0, 605, 1110, 1440].map(wallTime)).toEqual(['00:00', '10:05', '18:30', '24:00'])
})
