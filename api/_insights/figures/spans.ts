import { dayAfter, daysBetween, shopDayOf } from '../../_platform/clock.js'
import { closureReason, type Hours, periodsOn } from '../../_storefront/index.js'
import { beginningAfter, beginningOf, lastDayOf } from '../periods.js'
import type { Period } from '../vocabulary.js'
import type { Span } from './places.js'

/** So many spans, or weekdays, before make what is usual. */
export const SPANS_BEFORE = 8

/** What is asked for is compared with what was before it, and there is no year 0. */
export const EARLIEST = '2000-01-01'

/** The day, the week from Monday or the month that `on` is in, until today where it still goes on. */
export const spanAround = (on: string, period: Period, today: string): Span & { running: boolean } => {
  const from = beginningOf(on, period)
  const end = lastDayOf(from, period)
  return end < today ? { from, to: end, running: false } : { from, to: today, running: true }
}

/**
 * The spans before, the last one first, like with like: of a day the same weekday in the weeks before, of a week weeks, of a
 * month months; of what still goes on as many days as it has, the last of them until `minute`, the minute of the day it is.
 */
export const spansBefore = (
  { running, from, to }: Span & { running: boolean },
  period: Period,
  minute: number,
): Span[] =>
  Array.from({ length: SPANS_BEFORE }, (_, index) => {
    const back = -(index + 1)
    const first = period === 'month' ? beginningAfter(from, period, back) : dayAfter(from, 7 * back)
    const asMany = dayAfter(first, daysBetween(from, to))
    const end = period === 'month' ? lastDayOf(first, period) : asMany
    return running && asMany <= end ? { from: first, to: asMany, upTo: minute } : { from: first, to: end }
  })

export const daysOf = ({ from, to }: Span): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => dayAfter(from, ahead))

/** `uneven` is a span that was open on other days than the one it stands beside. */
export type SpanState = 'open' | 'uneven' | 'closed' | 'young'

/** A store, or several as one: since when there is one, and when one of them is open. */
export type Premises = { hours: Hours; createdAt: Date }[]

/** Whether anything is open on a day. Hours that nobody wrote down say nothing, so only a closure closes such a store. */
export const isOpen = (premises: Premises, on: string): boolean =>
  premises.some(
    ({ hours, createdAt }) =>
      on >= shopDayOf(createdAt, hours.timeZone) &&
      (hours.periods.length > 0 || closureReason(hours, on) !== null
        ? periodsOn(hours, on).length > 0
        : true),
  )

/** Whether a store was shut all the time. */
export const isShut = (premises: Premises, span: Span) => !daysOf(span).some((on) => isOpen(premises, on))

/**
 * How a span before stands beside the one that is told: `young` where it began before there was a store, `closed` where none
 * of its days is open, and `uneven` where a day of a week was open in one of them alone, `shutOn` in the other. Months have
 * different days anyhow.
 */
export const standingOf = (
  premises: Premises,
  { period, span, before }: { period: Period; span: Span; before: Span },
): { state: SpanState; shutOn: string | null } => {
  const since = premises.map(({ hours, createdAt }) => shopDayOf(createdAt, hours.timeZone)).sort()[0] ?? ''
  if (before.from < since) return { state: 'young', shutOn: null }
  if (isShut(premises, before)) return { state: 'closed', shutOn: null }
  const shutOn = period === 'month' ? null : oddDayOf(premises, span, before)
  return { state: shutOn ? 'uneven' : 'open', shutOn }
}

/** The first day on which one of two spans of as many days was closed and the other was not. */
const oddDayOf = (premises: Premises, span: Span, before: Span): string | null => {
  const there = daysOf(span)
  for (const [index, on] of daysOf(before).entries()) {
    const beside = there[index] ?? on
    const [then, now] = [isOpen(premises, on), isOpen(premises, beside)]
    if (then !== now) return then ? beside : on
  }
  return null
}
