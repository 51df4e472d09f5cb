import { dayAfter, weekdayOf } from '../_platform/clock.js'
import type { Period } from './vocabulary.js'

/** The first day of the period that a day is in; weeks begin on Monday. */
export const beginningOf = (on: string, period: Period): string => {
  if (period === 'day') return on
  return period === 'week' ? dayAfter(on, 1 - weekdayOf(on)) : `${on.slice(0, 7)}-01`
}

/** The beginning of the period so many further than the one that begins at `from`; of one before where it is less than none. */
export const beginningAfter = (from: string, period: Period, further: number): string => {
  if (period !== 'month') return dayAfter(from, further * (period === 'week' ? 7 : 1))
  const [year = 0, month = 1] = from.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + further, 1)).toISOString().slice(0, 10)
}

/** The last day of the period that begins at `from`. */
export const lastDayOf = (from: string, period: Period): string =>
  dayAfter(beginningAfter(from, period, 1), -1)
