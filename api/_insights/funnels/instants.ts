import type { Happening } from './paths.js'

/**
 * What happened at one moment. Of events at the same moment none comes before another, so they may take several steps at
 * once, each of them one.
 */
export type Instant = {
  at: number
  /** Indexes of the happenings that are steps. */
  events: number[]
  /** The steps that any of them can be, as bits. */
  steps: number
  excluded: number
}

/** Happenings in order of time, by moment. */
export const instantsOf = (happenings: Happening[]): Instant[] => {
  const instants: Instant[] = []
  let last: Instant | undefined
  for (const [index, { at, steps, excluded }] of happenings.entries()) {
    if (last?.at !== at) {
      last = { at, events: [], steps: 0, excluded: 0 }
      instants.push(last)
    }
    if (steps) last.events.push(index)
    last.steps |= steps
    last.excluded |= excluded
  }
  return instants
}

/**
 * The events of a moment that take the steps `from` to `to`, one each, the earlier of them first; null where they cannot.
 * A matching in a bipartite graph, found by augmenting paths (Kuhn 1955).
 */
export const takeSteps = (
  happenings: Happening[],
  instant: Instant,
  from: number,
  to: number,
): number[] | null => {
  const { events } = instant
  if (from === to && events.length === 1) return instant.steps & (1 << from) ? [events[0] as number] : null
  if (to - from >= events.length) return null
  const free = new Set(events)
  const taken: number[] = []
  for (let step = from; step <= to; step++) {
    const event = events.find(
      (index) =>
        free.has(index) && canTake(happenings, index, step) && leaves(happenings, free, index, step + 1, to),
    )
    if (event === undefined) return null
    free.delete(event)
    taken.push(event)
  }
  return taken
}

const canTake = (happenings: Happening[], index: number, step: number) =>
  ((happenings[index]?.steps ?? 0) & (1 << step)) !== 0

/** Whether the steps `from` to `to` can be taken by what is free without `used`. */
const leaves = (
  happenings: Happening[],
  free: Set<number>,
  used: number,
  from: number,
  to: number,
): boolean => {
  const stepOf = new Map<number, number>()
  const place = (step: number, tried: Set<number>): boolean => {
    for (const index of free) {
      if (index === used || tried.has(index) || !canTake(happenings, index, step)) continue
      tried.add(index)
      const other = stepOf.get(index)
      if (other !== undefined && !place(other, tried)) continue
      stepOf.set(index, step)
      return true
    }
    return false
  }
  for (let step = from; step <= to; step++) if (!place(step, new Set())) return false
  return true
}
