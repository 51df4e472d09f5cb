import { medianOf, RATES, type Usual, usualOf, type WeekFigures } from '../../../_insights/index.js'
import { type Asked, countIn, isRate, openDays, sum } from './measuring.js'

export const WEEKS_BEFORE = 8
const VALUES_AT_LEAST = 4
/** As in `usualOf`: two standard deviations to either side. */
const WIDTH = 2
/** Shares of fewer say nothing. */
const SHARE_OF_AT_LEAST = 20

/** A week, and the eight before it, the latest first; null where there is none. */
export type Weeks = { monday: string; now: WeekFigures; earlier: (WeekFigures | null)[] }

/** A store that was closed all week, and where nobody came all the same. */
export const isClosed = (week: WeekFigures) =>
  openDays(week) === 0 && !week.figures.visits && !week.figures.seated && !week.figures.redemptions

/** Weeks that were whole and open on as many days can be laid beside each other; others teach nothing. */
const isLike =
  (now: WeekFigures) =>
  (week: WeekFigures | null): week is WeekFigures =>
    week?.whole ? !isClosed(week) && openDays(week) === openDays(now) : false

export const comparable = ({ now, earlier }: Weeks): WeekFigures[] =>
  isClosed(now) ? [] : earlier.filter(isLike(now))

/** The week before, if it is like this one. */
export const before = (weeks: Weeks): WeekFigures | null => {
  const [last = null] = weeks.earlier
  return !isClosed(weeks.now) && isLike(weeks.now)(last) ? last : null
}

/** What is usual of it in the weeks before; null where they are too few, or too few people for a share. */
export const usual = (weeks: Weeks, asked: Asked): Usual | null => {
  const values = comparable(weeks).flatMap((week) => countIn(week, asked) ?? [])
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
  const bills = medianOf(
    comparable(weeks).map((week) => countIn(week, { ...asked, measure: 'redemptions' }) ?? 0),
  )
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
