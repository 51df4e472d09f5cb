import { instantOf } from '../../_platform/clock.js'
import { medianOf, usualOf } from '../usual.js'
import type { FigureName } from '../vocabulary.js'
import type { AlertBody } from './contract.js'
import type { Look } from './decide-alerts.js'
import { type Calendar, countIn, type HourTable, lastHour, partBegins } from './hours.js'
import { atLeast, atMost } from './tails.js'

/** Figures that count people or papers one by one; others follow from them, or are sums of money. */
const WATCHED = [
  'visitors',
  'fans',
  'members',
  'visits',
  'bookings',
  'claims',
  'redemptions',
  'noShows',
] as const satisfies FigureName[]
type Watched = (typeof WATCHED)[number]

export const isWatched = (figure: FigureName): figure is Watched =>
  (WATCHED as readonly FigureName[]).includes(figure)

export type FigureTables = Partial<Record<Watched, HourTable>>

/** Nobody minds that fewer people stay away. */
const NEVER_TOO_FEW = new Set<Watched>(['noShows'])

/**
 * How likely chance alone may be: of some 8 figures in 2 parts of a day, 500 looks a month, one in four months
 * (Bonferroni); the hours of one part go together.
 */
const TOO_FEW = 5e-4
/** More than usual is good news mostly, and a crowd comes by many ways that nobody has to be told of. */
const TOO_MANY = 1e-5
const ENOUGH = { less: TOO_FEW, more: TOO_MANY }
/** As usual again is what chance does often. */
const OFTEN = 0.05
const SAME_WEEKDAYS_AT_LEAST = 5
const DAYS_AT_LEAST = 28
/** Of fewer a shop sees for itself that they are many. */
const MANY_AT_LEAST = 10
/** A tenth of the values lie beyond that many deviations of a normal one. */
const TENTH = 1.2816
const SPREAD_AT_LEAST = 0.02
/** None on most days is not yet never. */
const HARDLY_ANY = 0.5

type Sight = {
  figure: Watched
  value: number
  same: number[]
  isSeen: boolean
  few: number
  many: number
}

/**
 * Looks at the figures of the part of the day that has come to the last whole hour, against the same hours of the same weekday
 * in the last eight weeks. Too few or too many is what has less than `CHANCE` by a negative binomial about their median; how
 * far days lie apart is read from the tenths of all days' deviations, below and above for themselves, so that a mad week
 * moves neither. All that fell together is one finding. Small numbers are quiet: nobody at all must be unlikely before
 * somebody is too few.
 */
export const lookAtFigures = (calendar: Calendar, tables: FigureTables, now: Date): Look => {
  const { hours } = calendar
  const { on, to } = lastHour(now, hours.timeZone)
  if (!calendar.isOrdinary(on)) return { findings: [], isUsual: () => false }
  const from = partBegins(hours, on, to)
  const sights = WATCHED.flatMap((figure) => {
    const sight = lookAt(figure, tables[figure], { ...calendar, days: calendar.daysBefore(on), on, from, to })
    return sight ? [sight] : []
  })
  const findingOf = (way: 'less' | 'more', found: Sight[]): AlertBody[] =>
    found.length === 0
      ? []
      : [
          {
            ...{ kind: 'figure', way, on, figures: found.map(toFigure) },
            from: instantOf(on, from * 60, hours.timeZone).toISOString(),
            to: instantOf(on, to * 60, hours.timeZone).toISOString(),
          },
        ]
  const chanceOf = { less: (sight: Sight) => sight.few, more: (sight: Sight) => sight.many }
  const findings = (['less', 'more'] as const).flatMap((way) =>
    findingOf(
      way,
      sights.filter((sight) => chanceOf[way](sight) < ENOUGH[way]),
    ),
  )
  const seen = sights.filter(({ isSeen }) => isSeen)
  return {
    findings,
    isUsual: (way) =>
      seen.length > 0 && seen.every((sight) => chanceOf[way as 'less' | 'more'](sight) >= OFTEN),
  }
}

type Window = Pick<Calendar, 'weekdayOf'> & { days: string[]; on: string; from: number; to: number }

const lookAt = (
  figure: Watched,
  table: HourTable = new Map(),
  { weekdayOf, days, on, from, to }: Window,
): Sight | null => {
  const same = days
    .filter((day) => weekdayOf(day) === weekdayOf(on))
    .map((day) => countIn(table, day, from, to))
  if (days.length < DAYS_AT_LEAST || same.length < SAME_WEEKDAYS_AT_LEAST) return null
  const value = countIn(table, on, from, to)
  const middle = Math.max(medianOf(same), HARDLY_ANY)
  // Neither many, nor would nobody be few.
  if (value < MANY_AT_LEAST && atMost(0, middle) >= TOO_FEW) return null
  const past = days.map((day) => ({ weekday: weekdayOf(day), value: countIn(table, day, from, to) }))
  const spread = spreadOf(past, middle)
  return {
    ...{ figure, value, same, isSeen: atMost(0, middle, spread.below) < TOO_FEW },
    few: NEVER_TOO_FEW.has(figure) ? 1 : atMost(value, middle, spread.below),
    many: atLeast(value, middle, spread.above),
  }
}

type Past = { weekday: number; value: number }[]

/** How far days lie from what was usual for them, beyond chance, as shares of it squared. */
const spreadOf = (past: Past, middle: number) => {
  const deviations = deviationsOf(past).sort((one, other) => one - other)
  const tenth = Math.floor(deviations.length / 10)
  const center = medianOf(deviations)
  const beyondChance = (tenthOf: number) =>
    Math.max(SPREAD_AT_LEAST, ((tenthOf - center) / TENTH) ** 2 - 1 / (middle + 0.5))
  return {
    below: beyondChance(deviations[tenth] ?? center),
    above: beyondChance(deviations.at(-1 - tenth) ?? center),
  }
}

/** Of each day from the others of its weekday, so that none is usual by itself; in logarithms. */
const deviationsOf = (past: Past): number[] => {
  const byWeekday = new Map<number, number[]>()
  for (const { weekday, value } of past) byWeekday.set(weekday, [...(byWeekday.get(weekday) ?? []), value])
  return [...byWeekday.values()].flatMap((values) =>
    values.length < 2
      ? []
      : values.map((value, index) => {
          const others = medianOf(values.filter((_, other) => other !== index))
          return Math.log((value + 0.5) / (others + 0.5))
        }),
  )
}

const toFigure = ({ figure, value, same }: Sight) => {
  const { low, high } = usualOf(same) ?? { low: 0, high: 0 }
  return { figure, value, low: Math.round(low), high: Math.round(high) }
}
