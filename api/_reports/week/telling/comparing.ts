import { medianOf, RATES, type Usual, usualOf, type WeekFigures } from '../../../_insights/index.js'
import { type Asked, countIn, isRate, openDays, sum } from './measuring.js'

const VALUES_AT_LEAST = 4
/** As in `usualOf`: two standard deviations to either side. */
const WIDTH = 2
/** Shares of fewer say nothing. */
const SHARE_OF_AT_LEAST = 20

/** What is kept of a week, and of the eight before it, the latest first; null where there is none. */
type Kept = { monday: string; now: WeekFigures; earlier: (WeekFigures | null)[] }
/** The same, with those of the eight that this one can be laid beside, and the week before if it is one of them. */
export type Weeks = Kept & { like: WeekFigures[]; last: WeekFigures | null }

/** A store that was closed all week, and where nobody came all the same. */
export const isClosed = (week: WeekFigures) =>
  openDays(week) === 0 && !week.figures.visits && !week.figures.seated && !week.figures.redemptions

/** Weeks that were whole and open on as many days can be laid beside each other; others teach nothing. */
const isLike =
  (now: WeekFigures) =>
  (week: WeekFigures | null): week is WeekFigures =>
    week?.whole ? !isClosed(week) && openDays(week) === openDays(now) : false

export const layBeside = (kept: Kept): Weeks => {
  const like = isClosed(kept.now) ? [] : kept.earlier.filter(isLike(kept.now))
  const [last = null] = kept.earlier
  return { ...kept, like, last: last && like.includes(last) ? last : null }
}

/** What is usual of it in the weeks before; null where they are too few, or too few people for a share. */
export const usual = (weeks: Weeks, asked: Asked): Usual | null => {
  const values = weeks.like.flatMap((week) => countIn(week, asked) ?? [])
  if (values.length < VALUES_AT_LEAST) return null
  if (isRate(asked.measure)) return usualShare(values, sharesOf(weeks.now, asked))
  const range = usualOf(values)
  if (range && (asked.measure === 'billFen' || asked.measure === 'discountFen'))
    return usualMoney(weeks, asked, range)
  return range
}

/** Never narrower than chance alone makes a share of `whole` (binomial). */
const usualShare = (values: number[], whole: number): Usual | null => {
  if (whole < SHARE_OF_AT_LEAST) return null
  const { middle, spread } = spreadOf(values)
  const half = WIDTH * Math.max(spread, Math.sqrt((middle * (1 - middle)) / whole))
  return { low: Math.max(0, middle - half), middle, high: Math.min(1, middle + half) }
}

/** A sum of money is no steadier than the number of bills it comes from. */
const usualMoney = (weeks: Weeks, asked: Asked, { low, middle, high }: Usual): Usual => {
  const bills = medianOf(weeks.like.map((week) => countIn(week, { ...asked, measure: 'redemptions' }) ?? 0))
  const half = Math.max((high - low) / 2, high - middle, (WIDTH * middle) / Math.sqrt(Math.max(bills, 1)))
  return { low: Math.max(0, middle - half), middle, high: middle + half }
}

const CONSISTENCY = 1.4826
const spreadOf = (values: number[]) => {
  const middle = medianOf(values)
  return { middle, spread: CONSISTENCY * medianOf(values.map((value) => Math.abs(value - middle))) }
}

/** Of how many a share is. */
export const sharesOf = (week: WeekFigures, { measure, part }: Asked) =>
  isRate(measure) ? sum(RATES[measure].of.map((name) => countIn(week, { measure: name, part }) ?? 0)) : 0
