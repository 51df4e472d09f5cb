import { dayAfter } from '../../_platform/clock.js'
import { closureReason } from '../../_storefront/index.js'
import { usualOf } from '../usual.js'
import { FIGURES, type FigureName } from '../vocabulary.js'
import type { Overview } from './contract.js'
import type { FigureRow } from './figures-of.js'
import type { Span } from './places.js'
import { daysOf, isOpen, type Premises, SPANS_BEFORE, stateOf } from './spans.js'

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

/** The figures of a span beside those of the spans before it, the last one first; closed and young ones teach nothing. */
export const compare = (
  premises: Premises,
  value: Value,
  { span, earlier }: { span: Span; earlier: Span[] },
): Pick<Overview, 'from' | 'to' | 'closed' | 'before' | 'figures'> => {
  const states = earlier.map((before) => ({ ...before, state: stateOf(premises, before) }))
  const [before = { ...span, state: 'young' as const }] = states
  const known = states.filter(({ state }) => state === 'open')
  return {
    ...{ from: span.from, to: span.to, before },
    closed: stateOf(premises, span) === 'closed',
    figures: ofEach((figure) => ({
      now: value(figure, span.from),
      before: before.state === 'open' ? value(figure, before.from) : null,
      usual: usualOf(known.map(({ from }) => value(figure, from))),
    })),
  }
}

/** Each day of a span beside the same weekday of the weeks before. */
export const compareDays = (premises: Premises, value: Value, span: Span): Overview['days'] =>
  daysOf(span).map((on) => {
    const open = isOpen(premises, on)
    const earlier = Array.from({ length: SPANS_BEFORE }, (_, index) => dayAfter(on, -7 * (index + 1)))
    const known = earlier.filter((day) => isOpen(premises, day))
    return {
      ...{ on, open },
      closure: open ? null : (premises.map(({ hours }) => closureReason(hours, on)).find(Boolean) ?? null),
      figures: ofEach((figure) => ({
        value: value(figure, on) || (open ? 0 : null),
        usual: open ? usualOf(known.map((day) => value(figure, day))) : null,
      })),
    }
  })
