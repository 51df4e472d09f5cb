import { dayAfter, minuteOfDay, shopDayOf, wallTime, weekdayOf } from '../_platform/clock.js'
import type { Opening } from './contract.js'

export type ServicePeriod = { weekday: number; name: string; opensMinute: number; closesMinute: number }
type Closure = { on: string; reason: string }
export type Hours = { timeZone: string; periods: ServicePeriod[]; closures: Closure[] }

const DAYS_LOOKED_AHEAD = 7

/** The service periods of a shop day, in order; none when the store is closed that day. */
export const periodsOn = ({ periods, closures }: Hours, on: string): ServicePeriod[] =>
  closures.some((closure) => closure.on === on)
    ? []
    : periods
        .filter((period) => period.weekday === weekdayOf(on))
        .sort((a, b) => a.opensMinute - b.opensMinute)

/** The first period that begins before another of its day has ended, or ends before it begins; null when all is well. */
export const overlapOf = (periods: ServicePeriod[]): ServicePeriod | null => {
  const inOrder = [...periods].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute)
  const isWrong = (period: ServicePeriod, index: number) => {
    const before = inOrder[index - 1]
    if (period.opensMinute >= period.closesMinute) return true
    return before?.weekday === period.weekday && before.closesMinute > period.opensMinute
  }
  return inOrder.find(isWrong) ?? null
}

/** Why the store is closed on a day, where there is more to say than its weekly rest. */
export const closureReason = ({ closures }: Hours, on: string): string | null =>
  closures.find((closure) => closure.on === on)?.reason ?? null

/** Whether the store is open at `now`, until when, or when it opens next within a week. */
export const openingAt = (hours: Hours, now: Date): Opening => {
  const today = shopDayOf(now, hours.timeZone)
  const minute = minuteOfDay(now, hours.timeZone)
  const current = periodsOn(hours, today).find((p) => p.opensMinute <= minute && minute < p.closesMinute)
  if (current) {
    return {
      open: true,
      closesAt: wallTime(current.closesMinute),
      opensOn: null,
      opensAt: null,
      closureReason: null,
    }
  }
  const next = nextPeriod(hours, today, minute)
  return {
    open: false,
    closesAt: null,
    opensOn: next?.on ?? null,
    opensAt: next ? wallTime(next.period.opensMinute) : null,
    closureReason: closureReason(hours, today),
  }
}

const nextPeriod = (hours: Hours, today: string, minute: number) => {
  for (let ahead = 0; ahead <= DAYS_LOOKED_AHEAD; ahead++) {
    const on = dayAfter(today, ahead)
    const period = periodsOn(hours, on).find((p) => ahead > 0 || p.opensMinute > minute)
    if (period) return { on, period }
  }
  return null
}
