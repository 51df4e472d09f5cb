import { dayAfter, instantOf } from '../../_platform/clock.js'
import type { AlertBody } from './contract.js'
import type { Look } from './decide-alerts.js'
import { type Calendar, countIn, HOURS_A_DAY, type HourTable, LEARNS_DAYS, lastHour } from './hours.js'
import { atMost } from './tails.js'

/**
 * How likely chance alone may be: a shop's channels bring some 1,000 people a month, each the beginning of a pause; one false
 * silence in three months at most (Bonferroni), and far fewer, as one pause is most of the next.
 */
const CHANCE = 3e-4
/** Whoever scans an old photograph does not make a channel that is gone less silent. */
const STRAYS = 2
const RECENT_DAYS = 14
/** A channel that brings somebody on a smaller part of the days has no usual volume. */
const REGULAR = 0.5
/** As usual again is what chance does often. */
const OFTEN = 0.05
/** Of a day on which hardly anybody was to be expected nothing is learned. */
const LEAST_EXPECTED = 0.5

/** The sessions of a channel by hour. */
type ChannelTable = { channelId: string; sessions: HourTable }
export type ChannelTables = { channels: ChannelTable[]; all: HourTable }

/**
 * Looks for channels that have fallen silent, the latest sessions but `STRAYS` of each taken for the end. As many are to be
 * expected since as usually come by it at these hours of these weekdays, and no more than its share of those who came by
 * other ways says, day by day: neither rain nor a crowd by another way speaks against it. Its share is that of eight weeks
 * or of two, whichever is less, for an article is read less and less. Silent is what has less than `CHANCE` by a negative
 * binomial as wide as its days fall below that. Days that are not ordinary do not count.
 */
export const lookAtChannels = (calendar: Calendar, { channels, all }: ChannelTables, now: Date): Look => {
  const { timeZone } = calendar.hours
  const at = lastHour(now, timeZone)
  const pauses = new Map(
    channels.map(({ channelId, sessions }) => [channelId, pausesOf(calendar, { sessions, all }, at)]),
  )
  return {
    findings: [...pauses].flatMap(([channelId, ofChannel]): AlertBody[] => {
      const silent = ofChannel.find(({ chance }) => chance < CHANCE)
      if (!silent) return []
      const { on, hour, came, expected } = silent
      const lastAt = instantOf(on, hour * 60, timeZone).toISOString()
      return [{ kind: 'channel', channelId, lastAt, came, expected: Math.round(expected) }]
    }),
    // One that is no longer in use is nobody's worry.
    isUsual: (channelId) => {
      const ofChannel = pauses.get(channelId)
      return !ofChannel || (ofChannel.length > 0 && ofChannel.every(({ chance }) => chance >= OFTEN))
    },
  }
}

type Tables = { sessions: HourTable; all: HourTable }
type Moment = { on: string; hour: number }
/** Since a moment as few came; so many were to be expected, and so likely is it. */
type Pause = Moment & { came: number; expected: number; chance: number }

const pausesOf = (calendar: Calendar, tables: Tables, at: { on: string; to: number }): Pause[] =>
  lastHoursOf(tables.sessions, at).map((last) => {
    const days = calendar.daysBefore(last.on)
    if (!isRegular(tables, days)) return { ...last, expected: 0, chance: 1 }
    const share = Math.min(shareOn(tables, days), shareOn(tables, days.slice(0, RECENT_DAYS)))
    const expected = expectedSince(calendar, tables, { days, share }, last, at)
    const chance = atMost(last.came, expected)
    if (chance >= CHANCE) return { ...last, expected, chance }
    const spread = (widthOf(calendar, tables, { days, share }) - 1) / expected
    return { ...last, expected, chance: atMost(last.came, expected, spread) }
  })

/** The hours of its last sessions, the latest first, with how many came after each. */
const lastHoursOf = (sessions: HourTable, at: { on: string; to: number }) => {
  const last: (Moment & { came: number })[] = []
  let came = 0
  for (let back = 0; back < LEARNS_DAYS && came <= STRAYS; back++) {
    const on = dayAfter(at.on, -back)
    for (let hour = (back === 0 ? at.to : HOURS_A_DAY) - 1; hour >= 0 && came <= STRAYS; hour--) {
      const count = countIn(sessions, on, hour, hour + 1)
      if (count > 0) last.push({ on, hour, came })
      came += count
    }
  }
  return last
}

/** Whether a channel brought somebody on enough of the last days. */
const isRegular = (tables: Tables, days: string[]): boolean => {
  const recent = days.slice(0, RECENT_DAYS)
  const brought = recent.filter((day) => cameOn(tables, day).own > 0).length
  return recent.length === RECENT_DAYS && brought >= REGULAR * RECENT_DAYS
}

const cameOn = ({ sessions, all }: Tables, day: string, from = 0, to = HOURS_A_DAY) => {
  const own = countIn(sessions, day, from, to)
  return { own, others: countIn(all, day, from, to) - own }
}

/** As many of its own as of the others’: 0.5 where it brings one for two of them. */
const shareOn = (tables: Tables, days: string[]) => {
  const counts = days.map((day) => cameOn(tables, day))
  const others = counts.reduce((sum, day) => sum + day.others, 0)
  return others > 0 ? counts.reduce((sum, day) => sum + day.own, 0) / others : 0
}

type Usual = { days: string[]; share: number }

/** How many times further than by chance its days fall below what was to be expected of them (the index of dispersion). */
const widthOf = (calendar: Calendar, tables: Tables, { days, share }: Usual) => {
  const squares = days.flatMap((on) => {
    const usual = { days: days.filter((day) => day !== on), share }
    const expected = Math.max(expectedOn(calendar, tables, usual, { on }) ?? 0, LEAST_EXPECTED)
    const { own } = cameOn(tables, on)
    return own < expected ? (own - expected) ** 2 / expected : []
  })
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / Math.max(squares.length, 1))
}

type PartOfDay = { on: string; from?: number; to?: number }

/** As many as usually come then, and no more than its share of who came by other ways; null of a weekday never seen. */
const expectedOn = (
  { weekdayOf }: Calendar,
  tables: Tables,
  { days, share }: Usual,
  { on, from = 0, to = HOURS_A_DAY }: PartOfDay,
): number | null => {
  const same = days.filter((day) => weekdayOf(day) === weekdayOf(on))
  if (same.length === 0) return null
  const usually = same.reduce((sum, day) => sum + countIn(tables.sessions, day, from, to), 0) / same.length
  return Math.min(usually, share * cameOn(tables, on, from, to).others)
}

const expectedSince = (
  calendar: Calendar,
  tables: Tables,
  usual: Usual,
  since: Moment,
  at: { on: string; to: number },
) => {
  let expected = 0
  for (let on = since.on; on <= at.on; on = dayAfter(on, 1)) {
    const from = on === since.on ? since.hour + 1 : 0
    const to = on === at.on ? at.to : HOURS_A_DAY
    if (calendar.isOrdinary(on)) expected += expectedOn(calendar, tables, usual, { on, from, to }) ?? 0
  }
  return expected
}
