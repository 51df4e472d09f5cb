import type { StoreHours } from '@/client/storefront'
import { daysBetween, monthDay, weekday } from '@/words/days'
import { type Period, sayPeriods } from './week'

/** A date that is not like its weekday: closed for a reason, or open at other times. */
export type Exception = { on: string } & ({ reason: string } | { periods: Period[] })

/** How long what is past stays: the figures of those days still ask. */
const KEPT_DAYS = 60

/** The dates from today on that are not like their weekday, in order. A closed one counts as closed, whatever else is said of it. */
export const exceptionsFrom = ({ closures, specials }: StoreHours, today: string): Exception[] => {
  const closed = new Set(closures.map(({ on }) => on))
  return [...closures, ...specials.filter(({ on }) => !closed.has(on))]
    .filter(({ on }) => on >= today)
    .sort((a, b) => a.on.localeCompare(b.on))
}

/** 「12 月 24 日 周四」 */
export const sayDate = (on: string) => `${monthDay(on)} ${weekday(on)}`

export const sayException = (exception: Exception) =>
  'reason' in exception ? `不开门 · ${exception.reason}` : sayPeriods(exception.periods)

export const withoutException = (hours: StoreHours, on: string): StoreHours => ({
  ...hours,
  closures: hours.closures.filter((closure) => closure.on !== on),
  specials: hours.specials.filter((special) => special.on !== on),
})

/** The hours with this exception, and no other of its date. */
export const withException = (hours: StoreHours, exception: Exception): StoreHours => {
  const others = withoutException(hours, exception.on)
  const { on } = exception
  return 'reason' in exception
    ? { ...others, closures: [...others.closures, { on, reason: exception.reason }] }
    : { ...others, specials: [...others.specials, { on, periods: exception.periods }] }
}

/** The hours as they are sent: without dates so long past that nobody asks for them. */
export const withoutOld = (hours: StoreHours, today: string): StoreHours => {
  const isKept = ({ on }: { on: string }) => daysBetween(on, today) <= KEPT_DAYS
  return { ...hours, closures: hours.closures.filter(isKept), specials: hours.specials.filter(isKept) }
}

/** 「11 月 27 日 2 桌、11 月 28 日 1 桌」 */
export const sayStranded = (days: { on: string; count: number }[]) =>
  days.map(({ on, count }) => `${monthDay(on)} ${count} 桌`).join('、')
