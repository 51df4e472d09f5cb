import { medianOf, type WeekFigures } from '../../../_insights/index.js'
import type { Part } from '../contract.js'
import type { Weeks } from './comparing.js'
import { sum } from './measuring.js'

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
  if (weeks.like.length === 0) return []
  const now = interestIn(weeks.now)
  const past = weeks.like.map(interestIn)
  const usualOf = (id: string) => medianOf(past.map((interest) => interest.get(id) ?? 0))
  const menu = totalOf(now) / Math.max(medianOf(past.map(totalOf)), 1)
  return partsOf(weeks)
    .flatMap((part): DishMove[] => {
      const [seen, from] = [now.get(part.id) ?? 0, usualOf(part.id)]
      const expected = from * menu
      const strength = Math.abs(seen - expected) / (WIDTH * Math.sqrt(Math.max(expected, 1)))
      const way = seen > expected ? 'more' : 'less'
      const isReal = way === 'more' ? seen > from : seen < from
      if (Math.max(seen, from) < PEOPLE_AT_LEAST || strength < STRENGTH_AT_LEAST || !isReal) return []
      return [{ part, way, strength }]
    })
    .sort((a, b) => b.strength - a.strength)
}

const interestIn = ({ dishes }: WeekFigures) => new Map(dishes.map(({ id, interest }) => [id, interest]))
const totalOf = (interest: Map<string, number>) => sum([...interest.values()])

const partsOf = ({ now, earlier }: Weeks): DishPart[] => [
  ...new Map(
    [...earlier, now]
      .flatMap((week) => week?.dishes ?? [])
      .map(({ id, name }) => [id, { kind: 'dish', id, name } as const]),
  ).values(),
]
