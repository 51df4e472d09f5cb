import type { Instant } from './instants.js'
import type { EntrySpan, Happening, Path, PathRules } from './paths.js'

/**
 * Any different steps within the window from the first of them, each by an event of its own. Whenever one more event lets
 * one more step be taken, that is the time of the next; events are matched to steps by augmenting paths (Kuhn 1955).
 */
export const unorderedPath = (
  rules: PathRules,
  happenings: Happening[],
  instants: Instant[],
  { start, end }: EntrySpan,
): Path | null => {
  let best: Path | null = null
  for (const [entry, { at, steps }] of instants.entries()) {
    if (!steps || at < start || at >= end) continue
    const path = takeAny(rules, happenings, instants, entry)
    if (path.at.length > (best?.at.length ?? 0)) best = path
    if (path.at.length === rules.steps) break
  }
  return best
}

const takeAny = (rules: PathRules, happenings: Happening[], instants: Instant[], entry: number): Path => {
  const takers = new Map<number, number>()
  const path: Path = { at: [], by: [] }
  const until = (instants[entry] as Instant).at + rules.window
  for (let index = entry; index < instants.length && path.at.length < rules.steps; index++) {
    const { at, events } = instants[index] as Instant
    if (at > until) break
    for (const event of events)
      if (place(rules, happenings, takers, event, new Set())) {
        path.at.push(at)
        path.by.push(event)
      }
  }
  return path
}

/** Finds a step for an event, moving others to other steps of theirs where that makes room. */
const place = (
  rules: PathRules,
  happenings: Happening[],
  takers: Map<number, number>,
  event: number,
  tried: Set<number>,
): boolean => {
  for (let step = 0; step < rules.steps; step++) {
    if (!((happenings[event]?.steps ?? 0) & (1 << step)) || tried.has(step)) continue
    tried.add(step)
    const taker = takers.get(step)
    if (taker !== undefined && !place(rules, happenings, takers, taker, tried)) continue
    takers.set(step, event)
    return true
  }
  return false
}
