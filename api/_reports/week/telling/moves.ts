import { FIGURES, type FigureName, RATES, type RateName } from '../../../_insights/index.js'
import { isClosed, sharesOf, usual, type Weeks } from './comparing.js'
import { countIn, isRate, openDays } from './measuring.js'

export type LineMeasure = FigureName | RateName
export const LINE_MEASURES = [...Object.keys(FIGURES), ...Object.keys(RATES)] as LineMeasure[]

/** A figure that left what is usual. `base` is what it is told against; `strength` counts half widths of the usual range. */
export type Move = {
  measure: LineMeasure
  way: 'more' | 'less'
  base: 'before' | 'usual'
  strength: number
}

/** A figure in its range moves by chance; out of it by less than that, it is shown and not told. */
const STRENGTH_AT_LEAST = 1.25
/** Fewer than that are a matter of chance, and quiet. */
const COUNT_AT_LEAST = 10
const SHARE_OF_AT_LEAST = 30
const WIDTH = 2

/** Which figures moved, the furthest first. */
export const movesOf = (weeks: Weeks): Move[] =>
  LINE_MEASURES.flatMap((measure) => moveOf(weeks, measure) ?? []).sort((a, b) => b.strength - a.strength)

const moveOf = (weeks: Weeks, measure: LineMeasure): Move | null => {
  const now = countIn(weeks.now, { measure })
  const against = now === null || isQuiet(weeks, measure) ? null : againstOf(weeks, measure)
  if (now === null || !against || against.half === 0) return null
  const strength = Math.abs(now - against.middle) / against.half
  if (strength < STRENGTH_AT_LEAST) return null
  return {
    measure,
    way: now > against.middle ? 'more' : 'less',
    base: baseOf(weeks, measure, against.middle),
    strength,
  }
}

const againstOf = (weeks: Weeks, measure: LineMeasure) => {
  const range = usual(weeks, { measure })
  if (range) return { middle: range.middle, half: range.high - range.middle || range.middle - range.low }
  const last = weeks.last
  const middle = last && countIn(last, { measure })
  // Of two weeks only counts can be told apart from chance (the difference of two Poisson counts).
  if (middle === null || isRate(measure) || FIGURES[measure].unit === '元') return null
  return { middle, half: WIDTH * Math.sqrt(middle + (countIn(weeks.now, { measure }) ?? 0)) }
}

/** The week before, if most of the way was made since; else what is usual. */
const baseOf = (weeks: Weeks, measure: LineMeasure, middle: number): Move['base'] => {
  const last = weeks.last
  const [from, to] = [last && countIn(last, { measure }), countIn(weeks.now, { measure })]
  if (from === null || to === null) return 'usual'
  return (to - from) / (to - middle) >= 0.5 ? 'before' : 'usual'
}

const isQuiet = (weeks: Weeks, measure: LineMeasure) => {
  const all = [weeks.now, ...weeks.like]
  const least = isRate(measure) ? SHARE_OF_AT_LEAST : COUNT_AT_LEAST
  // Money is as sure as the number of bills it comes from.
  const counted = !isRate(measure) && FIGURES[measure].unit === '元' ? 'redemptions' : measure
  const size = (week: (typeof all)[number]) =>
    isRate(counted) ? sharesOf(week, { measure: counted }) : (countIn(week, { measure: counted }) ?? 0)
  const sizes = all.map(size)
  return isRate(measure) ? Math.min(...sizes.slice(0, 2)) < least : Math.max(...sizes) < least
}

/** How the week can be compared, and what to say of that. */
export const comparisonOf = (weeks: Weeks) => {
  const like = weeks.like.length
  if (isClosed(weeks.now)) return { kind: 'closed' as const, words: '上周歇业，数字不和平常比' }
  if (like >= 4) return { kind: 'usual' as const, words: `和之前 ${like} 周里的样子比` }
  if (like > 0) return { kind: 'few' as const, words: `才有 ${like} 周可比，还说不上平常` }
  if (weeks.earlier.some((week) => week?.whole))
    return { kind: 'short' as const, words: `上周营业 ${openDays(weeks.now)} 天，和别的周不好比` }
  return { kind: 'first' as const, words: '第一周，还没有可比的' }
}
