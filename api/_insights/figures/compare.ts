import { dayAfter } from '../../_platform/clock.js'
import { closureReason } from '../../_storefront/index.js'
import { usualOf } from '../usual.js'
import { FIGURES, type FigureName, type Period } from '../vocabulary.js'
import type { Comparison, Overview } from './contract.js'
import type { FigureRow } from './figures-of.js'
import type { Span } from './places.js'
import { daysOf, isOpen, isShut, type Premises, SPANS_BEFORE, standingOf } from './spans.js'

type Value = (figure: FigureName, at: string) => number

/** What rows say of one store or of `brand`; what has no row is zero. */
export const valuesOf = (rows: FigureRow[], storeId: string): Value => {
  const values = new Map(
    rows.filter((row) => row.storeId === storeId).map((row) => [`${row.figure} ${row.at}`, row.value]),
  )
  return (figure, at) => values.get(`${figure} ${at}`) ?? 0
}

const ofEach = <T>(say: (figure: FigureName) => T) =>
  Object.fromEntries((Object.keys(FIGURES) as FigureName[]).map((figure) => [figure, say(figure)])) as Record<
    FigureName,
    T
  >

type Told = { asked: Pick<Comparison, 'today' | 'period' | 'running'>; span: Span; earlier: Span[] }

const besideOf = (premises: Premises, period: Period, span: Span, before: Span): Comparison['before'] => ({
  ...{ from: before.from, to: before.to, upTo: before.upTo ?? null },
  ...standingOf(premises, { period, span, before }),
})

/** Which span is told, and what it stands beside: the same on every page. */
export const comparisonOf = (premises: Premises, { asked, span, earlier }: Told): Comparison => ({
  ...{ ...asked, from: span.from, to: span.to },
  closed: isShut(premises, span),
  before: besideOf(premises, asked.period, span, earlier[0] ?? span),
})

/** The figures of a span beside those of the spans before it; those that are not open alike teach nothing. */
export const compare = (
  premises: Premises,
  value: Value,
  told: Told,
): Comparison & Pick<Overview, 'figures'> => {
  const comparison = comparisonOf(premises, told)
  const { from, before } = comparison
  const alike = told.earlier.filter(
    (span) => besideOf(premises, told.asked.period, told.span, span).state === 'open',
  )
  return {
    ...comparison,
    figures: ofEach((figure) => ({
      now: value(figure, from),
      before: before.state === 'open' ? value(figure, before.from) : null,
      usual: usualOf(alike.map((span) => value(figure, span.from))),
    })),
  }
}

/** Each day of a span beside the same weekday of the weeks before; those of today, which goes on, until the same minute (`untilNow`). */
export const compareDays = (
  premises: Premises,
  { value, untilNow }: { value: Value; untilNow: Value },
  { span, today }: { span: Span; today: string },
): Overview['days'] =>
  daysOf(span).map((on) => {
    const open = isOpen(premises, on)
    const earlier = Array.from({ length: SPANS_BEFORE }, (_, index) => dayAfter(on, -7 * (index + 1)))
    const known = earlier.filter((day) => isOpen(premises, day))
    const then = on === today ? untilNow : value
    return {
      ...{ on, open },
      closure: open ? null : (premises.map(({ hours }) => closureReason(hours, on)).find(Boolean) ?? null),
      figures: ofEach((figure) => ({
        value: value(figure, on) || (open ? 0 : null),
        usual: open ? usualOf(known.map((day) => then(figure, day))) : null,
      })),
    }
  })
