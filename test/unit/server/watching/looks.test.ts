import { describe, expect, it } from 'vitest'
import { isSpecialDay } from '../../../../api/_insights/watching/holidays.js'
import { calendarOf, type HourTable } from '../../../../api/_insights/watching/hours.js'
import { lookAtChannels } from '../../../../api/_insights/watching/look-at-channels.js'
import { lookAtFigures } from '../../../../api/_insights/watching/look-at-figures.js'
import { dayAfter } from '../../../../api/_platform/clock.js'
import type { Hours } from '../../../../api/_storefront/index.js'

const ZONE = 'Asia/Shanghai'
const TODAY = '2026-08-12'
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const HOURS: Hours = {
  timeZone: ZONE,
  periods: EVERY_DAY.flatMap((weekday) => [
    { weekday, name: '午市', opensMinute: 660, closesMinute: 840 },
    { weekday, name: '晚市', opensMinute: 1020, closesMinute: 1290 },
  ]),
  closures: [],
  specials: [],
}
const clock = (time: string, day = TODAY) => new Date(`${day}T${time}:00+08:00`)
const knownFrom = (firstDay: string, hours = HOURS) => calendarOf(hours, firstDay, isSpecialDay)
const calendar = (hours = HOURS) => knownFrom(dayAfter(TODAY, -120), hours)

/** So many at noon and at seven on each of the days before today, and on today what is said. */
const tableOf = (usual: (back: number) => number, noon: number, evening: number): HourTable => {
  const table: HourTable = new Map()
  for (let back = 0; back <= 120; back++) {
    const counts = Array.from({ length: 24 }, () => 0)
    counts[12] = back === 0 ? noon : usual(back)
    counts[19] = back === 0 ? evening : usual(back)
    table.set(dayAfter(TODAY, -back), counts)
  }
  return table
}
// Days differ a little, as days do.
const about = (middle: number) => (back: number) => middle + ((back * 5) % 7) - 3

describe('figures', () => {
  const evening = (value: number, usual = about(30)) => ({ visits: tableOf(usual, 30, value) })
  const look = (value: number, usual?: (back: number) => number, hours = HOURS) =>
    lookAtFigures(calendar(hours), evening(value, usual), clock('22:05'))

  it('an evening as always is usual, one with hardly anybody is not, and it says against what', () => {
    expect(look(29)).toMatchObject({ findings: [] })
    expect(look(29).isUsual('less')).toBe(true)
    const [found] = look(8).findings
    expect(found).toEqual({
      ...{ kind: 'figure', way: 'less', on: TODAY },
      ...{ from: clock('14:00').toISOString(), to: clock('22:00').toISOString() },
      // All Wednesdays have 27, and twice the root of it is 10.4.
      figures: [{ figure: 'visits', value: 8, low: 17, high: 37 }],
    })
    expect(look(8).isUsual('less')).toBe(false)
    expect(look(80).findings).toMatchObject([{ way: 'more', figures: [{ value: 80 }] }])
  })

  it('small numbers are quiet', () => {
    const three = (back: number) => 3 + (back % 2)
    expect(look(0, three).findings).toEqual([])
    expect(look(0, three).isUsual('less')).toBe(false)
    expect(look(9, () => 0).findings).toEqual([])
  })

  it('one mad week neither hides a quiet evening nor makes usual ones unusual', () => {
    const mad = (back: number) => (back > 20 && back <= 25 ? 900 : about(30)(back))
    expect(look(8, mad).findings).toMatchObject([{ way: 'less' }])
    expect(look(30, mad).findings).toEqual([])
  })

  it('where rain halves every fifth day, half is usual', () => {
    const rainy = (back: number) => (back % 5 === 0 ? 15 : about(30)(back))
    expect(look(8, rainy).findings).toEqual([])
    expect(look(8).findings).toMatchObject([{ way: 'less' }])
  })

  it('what fell together is one finding', () => {
    const tables = { visits: tableOf(about(30), 30, 2), bookings: tableOf(about(40), 40, 3) }
    const { findings } = lookAtFigures(calendar(), tables, clock('22:05'))
    expect(findings).toHaveLength(1)
    expect(findings).toMatchObject([{ figures: [{ figure: 'bookings' }, { figure: 'visits' }].reverse() }])
  })

  it('nobody minds that fewer stay away', () => {
    const tables = { noShows: tableOf(about(30), 30, 0) }
    expect(lookAtFigures(calendar(), tables, clock('22:05')).findings).toEqual([])
  })

  it('noon and evening are looked at for themselves, hour by hour, and midnight ends the day before', () => {
    const tables = { visits: tableOf(about(30), 2, 30) }
    const at = (now: Date) => lookAtFigures(calendar(), tables, now).findings.length
    expect([at(clock('12:59')), at(clock('13:01')), at(clock('14:59')), at(clock('20:05'))]).toEqual([
      0, 1, 1, 0,
    ])
    const dark = { visits: tableOf(about(30), 30, 2) }
    expect(lookAtFigures(calendar(), dark, clock('00:05', dayAfter(TODAY, 1))).findings).toMatchObject([
      { on: TODAY },
    ])
  })

  it('closed days, days with hours of their own and holidays neither alarm nor teach', () => {
    const closed = { ...HOURS, closures: [{ on: TODAY, reason: '歇业' }] }
    const special = { ...HOURS, specials: [{ on: TODAY, periods: HOURS.periods.slice(0, 2) }] }
    for (const hours of [closed, special]) expect(look(0, undefined, hours).findings).toEqual([])
    const days = [7, 14, 21, 28, 35].map((back) => dayAfter(TODAY, -back))
    const rested = { ...HOURS, closures: days.map((on) => ({ on, reason: '歇业' })) }
    const low = (back: number) => (back % 7 === 0 && back <= 35 ? 0 : about(30)(back))
    expect(look(8, low).findings).toEqual([])
    // Three Wednesdays are left: too few to say what is usual of them.
    expect(look(8, low, rested).findings).toEqual([])
    expect(lookAtFigures(knownFrom(dayAfter(TODAY, -27)), evening(0), clock('22:05')).findings).toEqual([])
    const [holiday, table] = ['2026-10-01', new Map([...tableOf(about(30), 30, 0)])]
    const moved = new Map(
      [...table]
        .map(([day, counts]) => [dayAfter(day, 50), counts] as const)
        .filter(([day]) => day !== holiday),
    )
    const cal = knownFrom('2026-06-01')
    expect(lookAtFigures(cal, { visits: moved }, clock('22:05', holiday)).findings).toEqual([])
    expect(lookAtFigures(cal, { visits: moved }, clock('22:05', '2026-09-29')).findings).toEqual([])
  })
})

describe('channels', () => {
  /** One an hour from ten to ten by the poster, and one by another way, until the poster falls silent. */
  const ways = ({ silent = 0, others = (_back: number) => 1, strays = 0 }) => {
    const poster: HourTable = new Map()
    const all: HourTable = new Map()
    for (let back = 0; back <= 120; back++) {
      const open = (count: number) =>
        Array.from({ length: 24 }, (_, hour) => (hour >= 10 && hour < 22 ? count : 0))
      const own = open(back < silent ? 0 : 1)
      if (back === 0 && strays > 0) own[13] = strays
      poster.set(dayAfter(TODAY, -back), own)
      all.set(
        dayAfter(TODAY, -back),
        own.map((count, hour) => count + (open(others(back))[hour] ?? 0)),
      )
    }
    return { channels: [{ channelId: 'poster', sessions: poster }], all }
  }
  const look = (wish: Parameters<typeof ways>[0], time = '22:05') =>
    lookAtChannels(calendar(), ways(wish), clock(time))

  it('one that brings people is usual, and one that has brought nobody all day has fallen silent', () => {
    expect(look({}).findings).toEqual([])
    expect(look({}).isUsual('poster')).toBe(true)
    expect(look({ silent: 1 }, '17:05').findings).toEqual([])
    const lastAt = clock('21:00', dayAfter(TODAY, -1)).toISOString()
    expect(look({ silent: 1 }).findings).toEqual([
      { kind: 'channel', channelId: 'poster', lastAt, came: 0, expected: 12 },
    ])
    expect(look({ silent: 1 }).isUsual('poster')).toBe(false)
  })

  it('is none when nobody came by any way, and a crowd by another way speaks against none', () => {
    expect(look({ silent: 1, others: (back) => (back === 0 ? 0 : 1) }).findings).toEqual([])
    expect(look({ silent: 1, others: (back) => (back === 0 ? 20 : 1) }, '17:05').findings).toEqual([])
  })

  it('a stray does not make it less silent, and a few who come again do', () => {
    expect(look({ silent: 2, strays: 1 }).findings).toMatchObject([{ came: 1 }])
    expect(look({ silent: 2, strays: 3 }).findings).toEqual([])
  })

  it('one that seldom brought anybody, or not for long, is not missed', () => {
    const seldom = ways({ silent: 9 })
    const sessions = new Map([[dayAfter(TODAY, -20), Array.from({ length: 24 }, () => 5)]])
    const { findings } = lookAtChannels(
      calendar(),
      { ...seldom, channels: [{ channelId: 'poster', sessions }] },
      clock('22:05'),
    )
    expect(findings).toEqual([])
    const young = knownFrom(dayAfter(TODAY, -12))
    expect(lookAtChannels(young, ways({ silent: 1 }), clock('22:05')).findings).toEqual([])
  })

  it('holidays do not count as silence', () => {
    const closed = { ...HOURS, closures: [{ on: TODAY, reason: '歇业' }] }
    expect(lookAtChannels(calendar(closed), ways({ silent: 1 }), clock('22:05')).findings).toEqual([])
  })

  it('one that is no longer in use is nobody’s worry', () => {
    expect(look({ silent: 1 }).isUsual('another')).toBe(true)
  })
})
