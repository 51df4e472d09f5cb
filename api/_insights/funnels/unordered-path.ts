import type { Instant } from './instants.js'
import type { EntrySpan, Happening, Path, PathRules } from './paths.js'

/**
 * Any different steps within the window from the first of them, each by an event of its own. Whenever one more event lets
 * one more step be taken, that is the time of the next; events are matched to steps by augmenting paths (Kuhn 1955).
 * Nobody takes more steps than there are different ones in a window, so most entries are passed over.
 */
export const unorderedPath = (
  rules: PathRules,
  happenings: Happening[],
  instants: Instant[],
  { start, end }: EntrySpan,
): Path | null => {
  let best: Path | null = null
  const atMost = stepsAhead(rules, instants)
  for (const [entry, { at, steps }] of instants.entries()) {
    if (!steps || at < start || at >= end) continue
    const possible = atMost[entry] as number
    if (possible <= (best?.at.length ?? 0)) continue
    const path = takeAny(rules, happenings, instants, { entry, possible })
    if (path.at.length > (best?.at.length ?? 0)) best = path
    if (path.at.length === rules.steps) break
  }
  return best
}

/** By moment: how many different steps there are from there until the window's end. */
const stepsAhead = ({ steps, window }: PathRules, instants: Instant[]): Int8Array => {
  const many = new Int8Array(instants.length)
  const next: number[] = new Array(steps).fill(Number.POSITIVE_INFINITY)
  for (let index = instants.length - 1; index >= 0; index--) {
    const { at, steps: bits } = instants[index] as Instant
    for (let step = 0; step < steps; step++) if (bits & (1 << step)) next[step] = at
    many[index] = next.filter((soonest) => soonest <= at + window).length
  }
  return many
}

const takeAny = (
  rules: PathRules,
  happenings: Happening[],
  instants: Instant[],
  { entry, possible }: { entry: number; possible: number },
): Path => {
  const takers = new Map<number, number>()
  // What could not be placed once never can: the more is placed, the less room there is.
  const hopeless = new Set<number>()
  const path: Path = { at: [], by: [] }
  const until = (instants[entry] as Instant).at + rules.window
  for (let index = entry; index < instants.length && path.at.length < possible; index++) {
    const { at, events } = instants[index] as Instant
    if (at > until) break
    for (const event of events) {
      const bits = happenings[event]?.steps ?? 0
      if (hopeless.has(bits)) continue
      if (place(rules, happenings, takers, event, new Set())) {
        path.at.push(at)
        path.by.push(event)
      } else hopeless.add(bits)
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
