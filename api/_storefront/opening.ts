import { dayAfter, minuteOfDay, shopDayOf, wallTime, weekdayOf } from '../_platform/clock.js'
import type { Opening } from './contract.js'

export type Period = { name: string; opensMinute: number; closesMinute: number }
type Closure = { on: string; reason: string }
type SpecialDay = { on: string; periods: Period[] }
export type Hours = {
  timeZone: string
  periods: (Period & { weekday: number })[]
  closures: Closure[]
  specials: SpecialDay[]
}

const DAYS_LOOKED_AHEAD = 7

const byTime = (a: Period, b: Period) => a.opensMinute - b.opensMinute

/** The service periods of a shop day, in order: the date's own or else its weekday's; none when the store is closed that day. */
export const periodsOn = ({ periods, closures, specials }: Hours, on: string): Period[] => {
  if (closures.some((closure) => closure.on === on)) return []
  const special = specials.find((day) => day.on === on)
  const ofDay = special?.periods ?? periods.filter((period) => period.weekday === weekdayOf(on))
  return [...ofDay].sort(byTime)
}

/** The first period of a day that begins before another has ended, or ends before it begins; null when all is well. */
export const overlapOf = <P extends Period>(ofDay: P[]): P | null => {
  const inOrder = [...ofDay].sort(byTime)
  const isWrong = ({ opensMinute, closesMinute }: P, index: number) =>
    opensMinute >= closesMinute || (inOrder[index - 1]?.closesMinute ?? 0) > opensMinute
  return inOrder.find(isWrong) ?? null
}

/** Periods that each name their date, as days in order with their periods in order. */
export const specialDays = (periods: (Period & { on: string })[]): SpecialDay[] =>
  [...new Set(periods.map(({ on }) => on))].sort().map((day) => ({
    on: day,
    periods: periods
      .filter(({ on }) => on === day)
      .map(({ name, opensMinute, closesMinute }) => ({ name, opensMinute, closesMinute }))
      .sort(byTime),
  }))

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
