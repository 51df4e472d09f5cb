import type { Suggestion } from '../contract.js'
import type { Weeks } from './comparing.js'
import type { DishMove } from './dish-moves.js'
import type { Finding } from './findings.js'
import { suggestBeginnings } from './suggest-beginnings.js'
import { suggestMending } from './suggest-mending.js'
import { suggestMore } from './suggest-more.js'
import type { Standing } from './suggesting.js'

const AT_MOST = 3
/** Money that leaves, then what went missing, then what is on the rise, then what the shop has not begun. */
const RANKS = ['leaving', 'missing', 'rising', 'unbegun'] as const

/** What may be done about it, by rank, and in each by how many people or papers it is about. */
export const suggestionsOf = (
  weeks: Weeks,
  found: { findings: Finding[]; dishes: DishMove[] },
  standing: Standing,
): Suggestion[] =>
  [
    ...suggestMending(weeks, found.findings, standing),
    ...suggestMore(weeks, found.dishes, standing),
    ...suggestBeginnings(weeks, standing),
  ]
    .sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || b.weight - a.weight)
    .slice(0, AT_MOST)
    .map(({ suggestion }) => suggestion)
