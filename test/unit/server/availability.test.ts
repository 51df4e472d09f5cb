import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bookableDays,
  findSlot,
  fits,
  freeTables,
  isServed,
  slotsOn,
  timeOf,
  turnMinutes,
} from '../../../api/_dining/availability.js'
import type { Hours } from '../../../api/_storefront/opening.js'

const WEDNESDAY = '2026-11-25'
const at = (time: string, on = WEDNESDAY) => new Date(`${on}T${time}+08:00`)
const MORNING = at('08:00:00')

const hours: Hours = {
  timeZone: 'Asia/Shanghai',
  periods: [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
    { weekday, name: '晚市', opensMinute: 1020, closesMinute: 1320 },
    { weekday, name: '午市', opensMinute: 660, closesMinute: 840 },
  ]),
  closures: [{ on: '2026-11-27', reason: '店里团建' }],
  specials: [{ on: '2026-11-28', periods: [{ name: '夜宵', opensMinute: 1200, closesMinute: 1440 }] }],
}
const times = (on: string, partySize: number, now: Date) =>
  slotsOn(hours, on, partySize, now).map((slot) => slot.time)

describe('the times of a day', () => {
  it('come every half hour, and the last an hour before the kitchen closes', () => {
    expect(times(WEDNESDAY, 2, MORNING)).toEqual([
      ...['11:00', '11:30', '12:00', '12:30', '13:00'],
      ...['17:00', '17:30', '18:00', '18:30', '19:00', '19:30', '20:00', '20:30', '21:00'],
    ])
  })

  it('can be booked until fifteen minutes before they start', () => {
    expect(times(WEDNESDAY, 2, at('17:45:00'))[0]).toBe('18:00')
    expect(times(WEDNESDAY, 2, at('17:45:00.001'))[0]).toBe('18:30')
    expect(times(WEDNESDAY, 2, at('20:45:00.001'))).toEqual([])
  })

  it('are none on the weekly rest and on a closed day', () => {
    expect(times('2026-11-29', 2, MORNING)).toEqual([])
    expect(times('2026-11-27', 2, MORNING)).toEqual([])
  })

  it('are those of a day with other hours', () => {
    expect(times('2026-11-28', 2, MORNING)).toEqual([
      ...['20:00', '20:30', '21:00', '21:30', '22:00', '22:30', '23:00'],
    ])
  })

  it('keep the table for the turn, never past the end of the service', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (partySize) => {
        for (const slot of slotsOn(hours, WEDNESDAY, partySize, MORNING)) {
          const minutes = (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000
          const closes = slot.period === '午市' ? at('14:00:00') : at('22:00:00')
          expect(slot.endsAt <= closes).toBe(true)
          if (slot.endsAt < closes) expect(minutes).toBe(turnMinutes(partySize))
          else expect(minutes).toBeLessThanOrEqual(turnMinutes(partySize))
        }
      }),
    )
  })

  it('name their service, and start at the instant the wall clock shows', () => {
    const [first] = slotsOn(hours, WEDNESDAY, 2, MORNING)
    expect(first).toMatchObject({ period: '午市', startsAt: new Date('2026-11-25T03:00:00Z') })
    expect(timeOf(at('18:30:00'), 'Asia/Shanghai')).toBe('18:30')
  })
})

it('two people keep a table for ninety minutes, more for two hours', () => {
  expect([1, 2, 3, 20].map(turnMinutes)).toEqual([90, 90, 120, 120])
})

describe('the days one may choose', () => {
  it('are today and the thirteen after it, by the clock of the shop', () => {
    const days = bookableDays(hours, new Date('2026-11-25T15:59:59Z'))
    expect(days).toHaveLength(14)
    expect([days[0], days[6], days[13]]).toEqual(['2026-11-25', '2026-12-01', '2026-12-08'])
    expect(bookableDays(hours, new Date('2026-11-25T16:00:00Z'))[0]).toBe('2026-11-26')
  })

  it('end the search for a slot', () => {
    expect(findSlot(hours, at('18:30:00', '2026-12-08'), 2, MORNING)?.time).toBe('18:30')
    expect(findSlot(hours, at('18:30:00', '2026-12-09'), 2, MORNING)).toBeUndefined()
    expect(findSlot(hours, at('18:30:00', '2026-11-24'), 2, MORNING)).toBeUndefined()
    expect(findSlot(hours, at('18:30:01'), 2, MORNING)).toBeUndefined()
    expect(findSlot(hours, at('18:45:00'), 2, MORNING)).toBeUndefined()
    expect(findSlot(hours, at('21:30:00'), 2, MORNING)).toBeUndefined()
  })

  it('give a slot exactly where the list of the day has one', () => {
    const minute = fc.integer({ min: 0, max: 16 * 24 * 60 })
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 20 }), (ahead, partySize) => {
        const startsAt = new Date(at('00:00:00').getTime() + ahead * 60_000)
        const found = findSlot(hours, startsAt, partySize, MORNING)
        const listed = bookableDays(hours, MORNING)
          .flatMap((day) => slotsOn(hours, day, partySize, MORNING))
          .find((slot) => slot.startsAt.getTime() === startsAt.getTime())
        expect(found).toEqual(listed)
      }),
    )
  })
})

describe('free tables', () => {
  const start = MORNING.getTime()
  const instant = (minute: number) => new Date(start + minute * 60_000)
  const span = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
    .map(([from, length]) => ({ from, to: from + length }))
  const table = fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 6 }))
    .map(([partyMin, more]) => ({ partyMin, partyMax: partyMin + more }))
  const floor = fc
    .array(table, { maxLength: 6 })
    .map((tables) => tables.map((one, index) => ({ id: `t${index}`, ...one })))
  const takings = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), span), { maxLength: 12 })
  const partySize = fc.integer({ min: 1, max: 12 })

  const minutesOf = ({ from, to }: { from: number; to: number }) =>
    Array.from({ length: to - from }, (_, offset) => from + offset)

  it('are exactly those that fit and that nobody has at any minute', () => {
    fc.assert(
      fc.property(floor, takings, span, partySize, (tables, taken, wish, size) => {
        const free = freeTables(
          tables,
          taken.map(([n, { from, to }]) => ({ tableId: `t${n}`, start: instant(from), end: instant(to) })),
          { startsAt: instant(wish.from), endsAt: instant(wish.to) },
          size,
        )
        const wished = new Set(minutesOf(wish))
        const expected = tables.filter(
          ({ id, partyMin, partyMax }) =>
            partyMin <= size &&
            size <= partyMax &&
            !taken.some(([n, span]) => `t${n}` === id && minutesOf(span).some((m) => wished.has(m))),
        )
        expect(free).toEqual(expected)
      }),
    )
  })

  it('may follow one another without a gap', () => {
    const tables = [{ id: 't0', partyMin: 1, partyMax: 4 }]
    const slot = { startsAt: instant(90), endsAt: instant(180) }
    const before = { tableId: 't0', start: instant(0), end: instant(90) }
    const after = { tableId: 't0', start: instant(180), end: instant(270) }
    expect(freeTables(tables, [before, after], slot, 2)).toEqual(tables)
    const late = { ...before, end: new Date(instant(90).getTime() + 1) }
    expect(freeTables(tables, [late], slot, 2)).toEqual([])
  })

  it('fit from the smallest to the largest party', () => {
    const table = { partyMin: 3, partyMax: 6 }
    expect([2, 3, 6, 7].map((size) => fits(table, size))).toEqual([false, true, true, false])
  })
})

describe('a stay', () => {
  const stay = (from: string, to: string, on?: string) =>
    isServed(hours, { startsAt: at(`${from}:00`, on), endsAt: at(`${to}:00`, on) })

  it.each([
    ['within a service', true, stay('17:00', '19:00')],
    ['to the last minute of it', true, stay('12:30', '14:00')],
    ['past its end', false, stay('12:30', '14:01')],
    ['between two', false, stay('14:00', '16:00')],
    ['over both', false, stay('13:00', '18:00')],
    ['on a closed day', false, stay('18:00', '20:00', '2026-11-27')],
    ['at a time that day alone leaves out', false, stay('18:00', '20:00', '2026-11-28')],
  ])('%s is served: %s', (_, expected, served) => expect(served).toBe(expected))

  it('until midnight is served', () => {
    expect(
      isServed(hours, { startsAt: at('22:30:00', '2026-11-28'), endsAt: at('00:00:00', '2026-11-29') }),
    ).toBe(true)
  })
})
