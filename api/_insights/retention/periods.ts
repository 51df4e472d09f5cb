import { dayAfter, weekdayOf } from '../../_platform/clock.js'
import type { RetentionQuestion } from './contract.js'

type Unit = RetentionQuestion['unit']

/** The first day of the period that a day is in; weeks begin on Monday. */
export const periodOf = (day: string, unit: Unit): string => {
  if (unit === 'day') return day
  return unit === 'week' ? dayAfter(day, 1 - weekdayOf(day)) : `${day.slice(0, 7)}-01`
}

/** The beginning of the period so many before; of one after where that is less than none. */
export const periodBefore = (on: string, unit: Unit, many: number): string => {
  if (unit !== 'month') return dayAfter(on, -many * (unit === 'week' ? 7 : 1))
  const [year = 0, month = 0] = on.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - many, 1)).toISOString().slice(0, 10)
}

/** Whether the period so many after the one that begins `on` is over. */
export const isOver = (on: string, unit: Unit, after: number, today: string): boolean =>
  periodBefore(on, unit, -after - 1) <= today

/** The last day of the period that begins `on`. */
export const lastDayOf = (on: string, unit: Unit): string => dayAfter(periodBefore(on, unit, -1), -1)
