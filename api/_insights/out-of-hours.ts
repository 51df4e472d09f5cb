import { dayAfter, minuteOfDay, shopDayOf } from '../_platform/clock.js'
import { type Hours, periodsOn } from '../_storefront/index.js'

const DAY = 1_440
/** Guests pay when the kitchen has long closed, and staff set up before it opens. */
const GRACE_MINUTES = 60

/**
 * Whether no guest can be in the house at that minute of a shop day: they may be from an hour before its first period begins,
 * over the pause between two, until an hour after the last one ended, which may be past midnight. Of a store without any
 * hours nothing is known, so it is never.
 */
export const isOutOfHours = (hours: Hours, on: string, minute: number): boolean =>
  hours.periods.length > 0 && !isWithin(hours, on, minute) && !isWithin(hours, dayAfter(on, -1), minute + DAY)

/** The same of an instant. */
export const isOutOfHoursAt = (hours: Hours, at: Date): boolean =>
  isOutOfHours(hours, shopDayOf(at, hours.timeZone), minuteOfDay(at, hours.timeZone))

const isWithin = (hours: Hours, on: string, minute: number) => {
  const periods = periodsOn(hours, on)
  if (periods.length === 0) return false
  const opens = Math.min(...periods.map(({ opensMinute }) => opensMinute))
  const closes = Math.max(...periods.map(({ closesMinute }) => closesMinute))
  return minute >= opens - GRACE_MINUTES && minute < closes + GRACE_MINUTES
}
