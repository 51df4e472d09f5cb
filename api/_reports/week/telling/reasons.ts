import { RATES, type RateName, type WeekFigures } from '../../../_insights/index.js'
import type { Part } from '../contract.js'
import { channelParts, sureChange } from './channel-change.js'
import { sharesOf, type Weeks } from './comparing.js'
import { countIn, isRate } from './measuring.js'
import type { LineMeasure, Move } from './moves.js'
import { dayOf } from './saying.js'

/** The part of a figure in which most of its move happened: `share` of it, `excess` more than the part has of the figure. */
export type Reason = { part: Part; measure: LineMeasure; share: number; excess: number }

const SHARE_AT_LEAST = 0.5
/** Of a channel that is known to have changed the same way, a quarter is enough. */
const SHARE_OF_SURE = 0.25
const EXCESS_AT_LEAST = 0.15
/** A part of fewer, or one that moved by less than chance does, explains nothing. */
const CHANGE_AT_LEAST = 5
const WIDTH = 2

/** The likeliest reason of a move; null where it is spread over everything. */
export const reasonOf = (weeks: Weeks, move: Move): Reason | null => {
  const reasons = dimensionsOf(move.measure).flatMap(
    (dimension) => bestOf(weeks, move, PARTS[dimension](weeks)) ?? [],
  )
  return reasons.sort((a, b) => b.excess - a.excess)[0] ?? null
}

type Dimension = 'channel' | 'day' | 'period' | 'store' | 'offer'

const OF_PEOPLE = new Set<LineMeasure>(['visitors', 'fans', 'members', 'visits', 'fanRate', 'memberRate'])
const OF_TABLES = new Set<LineMeasure>(['covers', 'seated'])
const OF_OFFERS = new Set<LineMeasure>(['claims', 'redemptions', 'discountFen', 'billFen'])

const dimensionsOf = (measure: LineMeasure): Dimension[] => [
  ...(OF_PEOPLE.has(measure) ? (['channel'] as const) : []),
  ...(OF_TABLES.has(measure) ? (['period'] as const) : []),
  ...(OF_OFFERS.has(measure) ? (['offer'] as const) : []),
  ...(['day', 'store'] as const),
]

const PARTS: Record<Dimension, (weeks: Weeks) => Part[]> = {
  channel: channelParts,
  day: (weeks) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => dayOf(weeks, weekday)),
  period: (weeks) =>
    [...new Set(all(weeks).flatMap((week) => week.periods.map(({ name }) => name)))].map((name) => ({
      kind: 'period',
      name,
    })),
  store: ({ now }) => now.stores.map(({ id, name }) => ({ kind: 'store', id, name })),
  offer: (weeks) => [
    ...new Map(
      all(weeks)
        .flatMap((week) => week.offers)
        .map(({ id, name }) => [id, { kind: 'offer', id, name } as const]),
    ).values(),
  ],
}

const all = ({ now, earlier }: Weeks) =>
  [now, ...earlier].filter((week): week is WeekFigures => week !== null)

const bestOf = (weeks: Weeks, move: Move, parts: Part[]): Reason | null => {
  const base = baseWeeks(weeks, move)
  const reasons = parts.flatMap((part): Reason[] => {
    const found = isRate(move.measure)
      ? shareOfRate(weeks, move.measure, part, base)
      : shareOfCount(weeks, move.measure, part, base)
    const excess = Math.min(found.share, 1) - found.weight
    if (sureChange(weeks, part, move.way) && found.share >= SHARE_OF_SURE)
      return [{ part, measure: move.measure, share: found.share, excess: 1 + excess }]
    const isLikely = found.isMuch && found.share >= SHARE_AT_LEAST && excess >= EXCESS_AT_LEAST
    return isLikely ? [{ part, measure: move.measure, share: found.share, excess }] : []
  })
  return reasons.sort((a, b) => b.excess - a.excess)[0] ?? null
}

/** What the move is told against: the week before, or all that is usual. */
const baseWeeks = (weeks: Weeks, { base }: Move): WeekFigures[] => {
  const last = base === 'before' ? weeks.last : null
  return last ? [last] : weeks.like
}

const mean = (weeks: WeekFigures[], count: (week: WeekFigures) => number) =>
  weeks.reduce((sum, week) => sum + count(week), 0) / weeks.length

/** `share` of the move, `weight` of the part in the whole before, and whether the part moved by more than chance. */
type Shared = { share: number; weight: number; isMuch: boolean }

const shareOfCount = (weeks: Weeks, measure: LineMeasure, part: Part, base: WeekFigures[]): Shared => {
  const count = (week: WeekFigures, of: Part | null) => countIn(week, { measure, part: of }) ?? 0
  const from = mean(base, (week) => count(week, part))
  const whole = mean(base, (week) => count(week, null))
  const change = count(weeks.now, part) - from
  return {
    share: change / (count(weeks.now, null) - whole),
    weight: from / Math.max(whole, 1),
    isMuch: Math.abs(change) >= Math.max(CHANGE_AT_LEAST, WIDTH * Math.sqrt(from)),
  }
}

/**
 * A share moves because a part has another share than before, or another weight: what the part has over what it would have
 * at the old share. These add up to the move.
 */
const shareOfRate = (weeks: Weeks, measure: RateName, part: Part, base: WeekFigures[]): Shared => {
  const counted = RATES[measure].part
  const [was, is] = [mean(base, (week) => sharesOf(week, { measure })), sharesOf(weeks.now, { measure })]
  const old = mean(base, (week) => countIn(week, { measure: counted }) ?? 0) / was
  const over = (week: WeekFigures) =>
    (countIn(week, { measure: counted, part }) ?? 0) - old * sharesOf(week, { measure, part })
  const change = over(weeks.now) / is - mean(base, over) / was
  return {
    share: change / ((countIn(weeks.now, { measure }) ?? old) - old),
    weight: mean(base, (week) => sharesOf(week, { measure, part })) / was,
    isMuch: Math.abs(change * is) >= CHANGE_AT_LEAST / 2,
  }
}
