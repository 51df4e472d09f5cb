import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../api/_platform/clock.js'
import { type Coming, habitsOf } from '../../../api/_reports/habits.js'

const friday = (on: string, minute = 1_110, partySize = 2): Coming => ({ on, minute, partySize })
const FRIDAYS = ['2026-10-09', '2026-10-23', '2026-11-06']

describe('a habit', () => {
  it('is what most of at least three times have in common, and says how many', () => {
    expect(habitsOf(FRIDAYS.map((on) => friday(on)))).toEqual({
      everyDays: 14,
      weekday: { value: 5, times: 3, of: 3 },
      minute: { value: 1_110, times: 3, of: 3 },
      party: { value: 2, times: 3, of: 3 },
    })
    const walkIn = { on: '2026-11-08' }
    expect(habitsOf([...FRIDAYS.map((on) => friday(on)), walkIn])).toMatchObject({
      weekday: { value: 5, times: 3, of: 4 },
      minute: { value: 1_110, times: 3, of: 3 },
    })
  })

  it('is none of two times, nor of what only half of them have', () => {
    const none = { everyDays: null, weekday: null, minute: null, party: null }
    expect(habitsOf([])).toEqual(none)
    expect(habitsOf(FRIDAYS.slice(0, 2).map((on) => friday(on)))).toEqual(none)
    const mixed = [...FRIDAYS.slice(0, 2), '2026-11-07', '2026-11-08'].map((on, at) =>
      friday(on, at < 2 ? 720 : 1_110, at < 2 ? 2 : 6),
    )
    expect(habitsOf(mixed)).toMatchObject({ weekday: null, minute: null, party: null })
  })

  it('takes times of day within an hour for the same', () => {
    const at = (...minutes: number[]) =>
      habitsOf(minutes.map((minute, nth) => friday(dayAfter('2026-10-01', nth), minute))).minute
    expect(at(1_080, 1_110, 1_140)).toEqual({ value: 1_110, times: 3, of: 3 })
    expect(at(720, 1_080, 1_110, 1_140)).toEqual({ value: 1_080, times: 3, of: 4 })
    expect(at(720, 750, 1_080, 1_110)).toBeNull()
  })

  it('of days is the middle gap, whatever one long absence does to it', () => {
    const days = ['2026-01-01', '2026-09-01', '2026-09-08', '2026-09-15', '2026-09-22']
    expect(habitsOf(days.map((on) => ({ on }))).everyDays).toBe(7)
  })
})

const comings = fc.array(
  fc.record(
    {
      on: fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2025-10-01', days)),
      minute: fc.integer({ min: 0, max: 1_439 }),
      partySize: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: ['on'] },
  ),
  { maxLength: 30 },
)

describe('whatever somebody did', () => {
  it('no habit is made of fewer than three times, or of half of them', () => {
    fc.assert(
      fc.property(comings, (list) => {
        const { weekday, minute, party } = habitsOf(list)
        for (const habit of [weekday, minute, party])
          if (habit) {
            expect(habit.of).toBeGreaterThanOrEqual(3)
            expect(habit.times * 2).toBeGreaterThan(habit.of)
            expect(habit.times).toBeLessThanOrEqual(habit.of)
          }
        if (weekday) expect(weekday.of).toBe(list.length)
        if (party) expect(list.filter(({ partySize }) => partySize === party.value)).toHaveLength(party.times)
      }),
    )
  })

  it('the order it is read in changes nothing', () => {
    fc.assert(
      fc.property(
        comings.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(habitsOf(shuffled)).toEqual(habitsOf(list))
        },
      ),
    )
  })

  it('one more time like the habit makes it no less a habit', () => {
    fc.assert(
      fc.property(comings, (list) => {
        const { party } = habitsOf(list)
        if (!party) return
        const more = habitsOf([...list, { on: '2026-11-20', partySize: party.value }]).party
        expect(more).toEqual({ value: party.value, times: party.times + 1, of: party.of + 1 })
      }),
    )
  })
})
