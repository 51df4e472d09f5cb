import { dayAfter, minuteOfDay, shopDayOf, weekdayOf } from '../../_platform/clock.js'
import { type Hours, periodsOn } from '../../_storefront/index.js'

/** Counts of shop days, by the hours of the wall clock: 24 a day; a day without any is not there. */
export type HourTable = Map<string, number[]>

export const HOURS_A_DAY = 24
/** What is usual is learned from so many days. */
export const LEARNS_DAYS = 56

/** Adds a count to an hour, `2026-11-25T18`. */
export const addTo = (table: HourTable, hour: string, count: number) => {
  const day = hour.slice(0, 10)
  const counts = table.get(day) ?? Array.from({ length: HOURS_A_DAY }, () => 0)
  counts[Number(hour.slice(11, 13))] = (counts[Number(hour.slice(11, 13))] ?? 0) + count
  table.set(day, counts)
}

export const countIn = (table: HourTable, day: string, from: number, to: number): number => {
  const counts = table.get(day)
  let sum = 0
  if (counts) for (let hour = from; hour < to; hour++) sum += counts[hour] ?? 0
  return sum
}

/** The last whole hour that is over at `now`, as the shop day it belongs to and the hour it ended: 1 to 24. */
export const lastHour = (now: Date, timeZone: string): { on: string; to: number } => {
  const today = shopDayOf(now, timeZone)
  const hour = Math.floor(minuteOfDay(now, timeZone) / 60)
  return hour > 0 ? { on: today, to: hour } : { on: dayAfter(today, -1), to: HOURS_A_DAY }
}

export type Calendar = {
  hours: Hours
  /** Whether a day is as others of its weekday: open by the weekly hours, and no holiday. Others neither alarm nor teach. */
  isOrdinary(day: string): boolean
  /** The ordinary ones of the days before `day` from which is learned, the latest first. */
  daysBefore(day: string): string[]
  /** 1 Monday … 7 Sunday. */
  weekdayOf(day: string): number
}

/** The days of a store of which something is known: from `firstDay` on. `isSpecial` knows the holidays of a zone. */
export const calendarOf = (
  hours: Hours,
  firstDay: string,
  isSpecial: (day: string, timeZone: string) => boolean,
): Calendar => {
  const ordinary = remembering(
    (day: string) =>
      !hours.specials.some(({ on }) => on === day) &&
      periodsOn(hours, day).length > 0 &&
      !isSpecial(day, hours.timeZone),
  )
  const daysBefore = remembering((day: string) =>
    Array.from({ length: LEARNS_DAYS }, (_, back) => dayAfter(day, -1 - back)).filter(
      (past) => past >= firstDay && ordinary(past),
    ),
  )
  return { hours, isOrdinary: ordinary, daysBefore, weekdayOf: remembering(weekdayOf) }
}

const remembering = <T>(find: (day: string) => T) => {
  const found = new Map<string, T>()
  return (day: string): T => {
    const known = found.get(day)
    if (known !== undefined) return known
    const value = find(day)
    found.set(day, value)
    return value
  }
}

/** The hour in which the part of the day begins that `to` belongs to: a part ends when a service period does, the last at midnight. */
export const partBegins = (hours: Hours, day: string, to: number): number => {
  const ends = periodsOn(hours, day)
    .slice(0, -1)
    .map(({ closesMinute }) => Math.ceil(closesMinute / 60))
  return ends.filter((end) => end < to).at(-1) ?? 0
}
