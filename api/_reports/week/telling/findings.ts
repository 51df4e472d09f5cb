import type { Part, Sentence } from '../contract.js'
import { channelChange, channelParts, sureChange } from './channel-change.js'
import type { Weeks } from './comparing.js'
import type { DishMove } from './dish-moves.js'
import { countIn } from './measuring.js'
import { type Move, movesOf } from './moves.js'
import { reasonOf } from './reasons.js'
import { tellChannel, tellDish, tellMove, tellNight } from './sentences.js'

/** What is worth telling of a week. One of a family is enough, and a part is named once. */
export type Finding = {
  kind: 'night' | 'silence' | 'move' | 'dish'
  family: string
  part: Part | null
  way: 'more' | 'less'
  /** How surprising it is, in half widths of the usual range. */
  score: number
  move: Move | null
  sentence: Sentence
}

const FAMILIES: Record<string, string> = {
  ...{ visitors: 'people', fans: 'fans', fanRate: 'fans', members: 'members', memberRate: 'members' },
  ...{ visits: 'dining', returns: 'returns', bookings: 'dining', seated: 'dining', covers: 'dining' },
  ...{ noShows: 'noShows', noShowRate: 'noShows', claims: 'claims' },
  ...{ redemptions: 'vouchers', discountFen: 'vouchers', billFen: 'vouchers' },
}

/** Whatever is out of the ordinary, the most surprising first. */
export const findingsOf = (weeks: Weeks, dishes: DishMove[]): Finding[] => {
  const found = [...nights(weeks), ...moves(weeks), ...silences(weeks), ...risingOf(weeks, dishes)].sort(
    (a, b) => b.score - a.score,
  )
  const told: Finding[] = []
  for (const finding of found)
    if (!told.some(({ family, part }) => family === finding.family || isSame(part, finding.part)))
      told.push(finding)
  return told
}

const isSame = (one: Part | null, other: Part | null) =>
  one !== null && one.kind !== 'day' && one.kind !== 'store' && JSON.stringify(one) === JSON.stringify(other)

/** Money that leaves while nobody is served goes before everything. */
const FIRST = 100
const NIGHTS_AT_LEAST = 3

const nights = (weeks: Weeks): Finding[] => {
  const count = countIn(weeks.now, { measure: 'nightRedemptions' }) ?? 0
  const past = weeks.like.map((week) => countIn(week, { measure: 'nightRedemptions' }) ?? 0)
  const most = Math.max(0, ...past)
  if (count < NIGHTS_AT_LEAST || count < most + 2 * Math.sqrt(Math.max(most, 1))) return []
  const sentence = tellNight(weeks)
  return [
    {
      kind: 'night',
      family: 'vouchers',
      way: 'more',
      part: sentence.about?.part ?? null,
      score: FIRST,
      move: null,
      sentence,
    },
  ]
}

const moves = (weeks: Weeks): Finding[] =>
  movesOf(weeks).map((move) => {
    const reason = reasonOf(weeks, move)
    const change = reason && sureChange(weeks, reason.part, move.way)
    return {
      kind: change?.silent ? 'silence' : 'move',
      family: FAMILIES[move.measure] ?? move.measure,
      part: reason?.part ?? null,
      way: move.way,
      score: move.strength + (change ? SURE : 0) + (change?.silent ? SILENT : 0),
      move,
      sentence: tellMove(weeks, move, reason),
    }
  })

// A reason that is sure goes before a figure alone, and one that can be put right before that.
const SURE = 10
const SILENT = 50

/** A channel that fell silent, or changed surely, is told even where no figure moved. */
const silences = (weeks: Weeks): Finding[] =>
  channelParts(weeks).flatMap((part): Finding[] => {
    const change = channelChange(weeks, part)
    // Who comes without a code is not something that falls off a wall.
    if (!change || part.id === null) return []
    return [
      {
        ...{
          kind: change.silent ? 'silence' : 'move',
          family: `channel ${part.id}`,
          part,
          way: change.way,
          move: null,
        },
        score: change.silent ? SILENT : Math.sqrt(change.strength) / 2,
        sentence: tellChannel(weeks, part, change),
      },
    ]
  })

const DISH_AT_LEAST = 2

const risingOf = (weeks: Weeks, dishes: DishMove[]): Finding[] =>
  dishes
    .filter(({ strength }) => strength >= DISH_AT_LEAST)
    .slice(0, 1)
    .map((dish) => ({
      ...{ kind: 'dish', family: 'dishes', part: dish.part, way: dish.way, score: dish.strength, move: null },
      sentence: tellDish(weeks, dish),
    }))
