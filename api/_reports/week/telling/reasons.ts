import { RATES, type WeekFigures } from '../../../_insights/index.js'
import type { Part } from '../contract.js'
import { channelChange, channelParts } from './channel-change.js'
import { before, comparable, sharesOf, type Weeks } from './comparing.js'
import { countIn, isRate } from './measuring.js'
import type { LineMeasure, Move } from './moves.js'
import { dayOf } from './saying.js'

/** The part of a figure in which most of its move happened: `share` of it, `excess` more than the part has of the figure. */
export type Reason = { part: Part; measure: LineMeasure; share: number; excess: number }

const SHARE_AT_LEAST = 0.5
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
  const whole = baseWeeks(weeks, move)
  const reasons = parts.flatMap(
    (part) =>
      (isRate(move.measure) ? rateReason(weeks, move, part, whole) : countReason(weeks, move, part, whole)) ??
      [],
  )
  return reasons.sort((a, b) => b.share - a.share)[0] ?? null
}

/** What the move is told against: the week before, or all that is usual. */
const baseWeeks = (weeks: Weeks, { base }: Move): WeekFigures[] => {
  const last = base === 'before' ? before(weeks) : null
  return last ? [last] : comparable(weeks)
}

const mean = (weeks: WeekFigures[], count: (week: WeekFigures) => number) =>
  weeks.reduce((sum, week) => sum + count(week), 0) / weeks.length

const countReason = (weeks: Weeks, { measure }: Move, part: Part, base: WeekFigures[]): Reason | null => {
  const count = (week: WeekFigures, of: Part | null) => countIn(week, { measure, part: of }) ?? 0
  const from = mean(base, (week) => count(week, part))
  const change = count(weeks.now, part) - from
  const whole = mean(base, (week) => count(week, null))
  const share = change / (count(weeks.now, null) - whole)
  return isWorthTelling(change, from)
    ? reason({ part, measure, share, excess: Math.min(share, 1) - from / Math.max(whole, 1) })
    : null
}

/**
 * A share moves because a part has another share than before, or another weight: what the part has over what it would have
 * at the old share. These add up to the move.
 */
const rateReason = (weeks: Weeks, { measure }: Move, part: Part, base: WeekFigures[]): Reason | null => {
  if (!isRate(measure)) return null
  const counted = RATES[measure].part
  const [was, is] = [mean(base, (week) => sharesOf(week, { measure })), sharesOf(weeks.now, { measure })]
  const old = mean(base, (week) => countIn(week, { measure: counted }) ?? 0) / was
  const over = (week: WeekFigures) =>
    (countIn(week, { measure: counted, part }) ?? 0) - old * sharesOf(week, { measure, part })
  const [from, to] = [mean(base, over) / was, over(weeks.now) / is]
  const all = (countIn(weeks.now, { measure }) ?? old) - old
  const weight = mean(base, (week) => sharesOf(week, { measure, part })) / was
  const share = (to - from) / all
  const moved = Math.abs((to - from) * is)
  return moved >= CHANGE_AT_LEAST / 2
    ? reason({ part, measure, share, excess: Math.min(share, 1) - weight })
    : null
}

const reason = (found: Reason) =>
  found.share >= SHARE_AT_LEAST && found.excess >= EXCESS_AT_LEAST ? found : null

const isWorthTelling = (change: number, from: number) =>
  Math.abs(change) >= Math.max(CHANGE_AT_LEAST, WIDTH * Math.sqrt(from))

/** How a channel that explains a move changed by itself, where that is sure. */
export const channelBehind = (weeks: Weeks, { part }: Reason) =>
  part.kind === 'channel' ? channelChange(weeks, part) : null
