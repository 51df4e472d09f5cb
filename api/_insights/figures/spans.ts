import { dayAfter, daysBetween, shopDayOf, weekdayOf } from '../../_platform/clock.js'
import { closureReason, type Hours, periodsOn } from '../../_storefront/index.js'
import type { Period } from '../vocabulary.js'
import type { Span } from './places.js'

/** So many spans, or weekdays, before make what is usual. */
export const SPANS_BEFORE = 8

/** What is asked for is compared with what was before it, and there is no year 0. */
export const EARLIEST = '2000-01-01'

/** The day, the week from Monday or the month that `on` is in, until today where it still goes on. */
export const spanAround = (on: string, period: Period, today: string): Span & { running: boolean } => {
  const from = beginningOf(on, period)
  const end = dayAfter(beginningAfter(from, period, 1), -1)
  return end < today ? { from, to: end, running: false } : { from, to: today, running: true }
}

/**
 * The spans before, the last one first: of a day the same weekday in the weeks before, of what still goes on as many days
 * as it has.
 */
export const spansBefore = (span: Span & { running: boolean }, period: Period): Span[] =>
  Array.from({ length: SPANS_BEFORE }, (_, index) => {
    const back = -(index + 1)
    if (period !== 'month') return shift(span, 7 * back)
    const from = beginningAfter(span.from, period, back)
    const end = dayAfter(beginningAfter(from, period, 1), -1)
    const asMany = dayAfter(from, daysBetween(span.from, span.to))
    return { from, to: span.running && asMany < end ? asMany : end }
  })

/** A span moved by days. */
const shift = ({ from, to }: Span, days: number): Span => ({
  from: dayAfter(from, days),
  to: dayAfter(to, days),
})

/** As many days just before. */
export const daysBefore = (span: Span): Span => shift(span, -lengthOf(span))

const lengthOf = ({ from, to }: Span) => daysBetween(from, to) + 1

export const daysOf = (span: Span): string[] =>
  Array.from({ length: lengthOf(span) }, (_, ahead) => dayAfter(span.from, ahead))

const beginningOf = (on: string, period: Period) => {
  if (period === 'day') return on
  return period === 'week' ? dayAfter(on, 1 - weekdayOf(on)) : `${on.slice(0, 7)}-01`
}

/** The beginning of the span so many further than the one that begins at `from`. */
const beginningAfter = (from: string, period: Period, further: number) => {
  if (period !== 'month') return dayAfter(from, further * (period === 'week' ? 7 : 1))
  const [year = 0, month = 1] = from.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + further, 1)).toISOString().slice(0, 10)
}

export type SpanState = 'open' | 'closed' | 'young'

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

/** `young` where a span began before there was a store, `closed` where none of its days is open. */
export const stateOf = (premises: Premises, span: Span): SpanState => {
  const since = premises.map(({ hours, createdAt }) => shopDayOf(createdAt, hours.timeZone)).sort()[0] ?? ''
  if (span.from < since) return 'young'
  return daysOf(span).some((on) => isOpen(premises, on)) ? 'open' : 'closed'
}
