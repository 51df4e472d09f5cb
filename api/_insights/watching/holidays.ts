import chineseDays from 'chinese-days'
import { dayAfter } from '../../_platform/clock.js'

// Node finds no named exports in this package.
const { getDayDetail, getSolarDateFromLunar, getSolarTermDate } = chineseDays

const IN_CHINA = new Set(['Asia/Shanghai', 'Asia/Urumqi'])

/** A public holiday or the workday that makes up for one is called by its name, any other day by its weekday. */
const NAMED = /,/

/** Years whose holidays the State Council has not told yet, or this version of the list does not know. */
const isTold = (year: string) => NAMED.test(getDayDetail(`${year}-10-01`).name)

/**
 * Whether a day is like no other of its weekday: a public holiday in China, the workday that makes up for one, or the eve
 * of a holiday. Of a year that is not told yet, the days that are holidays in every year.
 */
export const isSpecialDay = (day: string, timeZone: string): boolean =>
  IN_CHINA.has(timeZone) && (isHolidayOrMadeUp(day) || isHolidayOrMadeUp(dayAfter(day, 1)))

const known = new Map<string, boolean>()

const isHolidayOrMadeUp = (day: string): boolean => {
  const found = known.get(day)
  if (found !== undefined) return found
  const year = day.slice(0, 4)
  const is = isTold(year) ? NAMED.test(getDayDetail(day).name) : inEveryYear(Number(year)).has(day)
  known.set(day, is)
  return is
}

const inEveryYear = (year: number): Set<string> => {
  const spring = getSolarDateFromLunar(`${year}-01-01`).date
  return new Set([
    ...daysFrom(`${year}-01-01`, 1),
    ...daysFrom(dayAfter(spring, -1), 8),
    ...daysFrom(getSolarTermDate(year, 4, 'pure_brightness'), 1),
    ...daysFrom(`${year}-05-01`, 5),
    ...daysFrom(getSolarDateFromLunar(`${year}-05-05`).date, 1),
    ...daysFrom(getSolarDateFromLunar(`${year}-08-15`).date, 1),
    ...daysFrom(`${year}-10-01`, 7),
  ])
}

const daysFrom = (day: string, count: number) =>
  Array.from({ length: count }, (_, ahead) => dayAfter(day, ahead))
