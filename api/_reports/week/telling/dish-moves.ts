import { medianOf } from '../../../_insights/index.js'
import type { Part } from '../contract.js'
import { comparable, type Weeks } from './comparing.js'
import { countIn, sum } from './measuring.js'

type DishPart = Extract<Part, { kind: 'dish' }>
export type DishMove = { part: DishPart; way: 'more' | 'less'; strength: number }

const PEOPLE_AT_LEAST = 10
const STRENGTH_AT_LEAST = 1
const WIDTH = 2

/**
 * Dishes that more, or fewer, people looked at than the median of the weeks before, beyond what the menu as a whole did:
 * the difference from the median times how the menu moved, in twice the square root of that (Poisson). The furthest first.
 */
export const dishMoves = (weeks: Weeks): DishMove[] => {
  const past = comparable(weeks)
  const usualOf = (part: Part | null) =>
    medianOf(past.map((week) => countIn(week, { measure: 'interest', part }) ?? 0))
  if (past.length === 0) return []
  const menu = sum(weeks.now.dishes.map(({ interest }) => interest)) / Math.max(usualOf(null), 1)
  return partsOf(weeks)
    .flatMap((part): DishMove[] => {
      const [now, from] = [countIn(weeks.now, { measure: 'interest', part }) ?? 0, usualOf(part)]
      const expected = from * menu
      const strength = Math.abs(now - expected) / (WIDTH * Math.sqrt(Math.max(expected, 1)))
      const way = now > expected ? 'more' : 'less'
      const isReal = way === 'more' ? now > from : now < from
      if (Math.max(now, from) < PEOPLE_AT_LEAST || strength < STRENGTH_AT_LEAST || !isReal) return []
      return [{ part, way, strength }]
    })
    .sort((a, b) => b.strength - a.strength)
}

const partsOf = ({ now, earlier }: Weeks): DishPart[] => [
  ...new Map(
    [...earlier, now]
      .flatMap((week) => week?.dishes ?? [])
      .map(({ id, name }) => [id, { kind: 'dish', id, name } as const]),
  ).values(),
]
