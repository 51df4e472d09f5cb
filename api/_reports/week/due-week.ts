import { dayAfter, minuteOfDay, shopDayOf, weekdayOf } from '../../_platform/clock.js'

/** Eight in the morning on Monday, by the wall clock. */
const DUE_MINUTE = 8 * 60

/** The Monday of the week whose summary is due in `timeZone`: the last one that is over, from Monday 08:00 on. */
export const dueWeekOf = (now: Date, timeZone: string): string => {
  const today = shopDayOf(now, timeZone)
  const monday = dayAfter(today, 1 - weekdayOf(today))
  const isEarly = today === monday && minuteOfDay(now, timeZone) < DUE_MINUTE
  return dayAfter(monday, isEarly ? -14 : -7)
}
