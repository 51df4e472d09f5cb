import { arrivalsAt, type Course, courseOf, furthestAt } from './arrivals.js'
import { type Instant, instantsOf, takeSteps } from './instants.js'
import type { EntrySpan, Happening, Path, PathRules } from './paths.js'
import { seekCleanPath } from './seek-clean-path.js'
import { unorderedPath } from './unordered-path.js'

/**
 * How far somebody came through a funnel: of all entries in the span the first that leads to the last step, else the one
 * that leads furthest, the earlier where they are equal; each step as early as it can be. Null for who never entered, or
 * only by attempts that an exclusion voids. `happenings` are in order of time and reach to the end of the last window.
 */
export const bestPath = (rules: PathRules, happenings: Happening[], span: EntrySpan): Path | null => {
  const instants = instantsOf(happenings)
  if (rules.order === 'unordered') return unorderedPath(rules, happenings, instants, span)
  const course = courseOf(rules, happenings, instants)
  const entries = entriesOf(instants, span)
  if (entries.length === 0) return null
  const last = rules.steps - 1
  const atMost = furthestPossible(rules, instants, span)
  const complete = atMost === last ? pathTo(course, entries, last) : null
  if (complete) return complete
  if (rules.between.some((bits) => bits)) return seekCleanPath(course, entries)
  for (let target = Math.min(atMost, last - 1); target >= 0; target--) {
    const path = pathTo(course, entries, target)
    if (path) return path
  }
  return null
}

/**
 * No path takes a later step than this: the last one that follows its steps before within the window of the latest entry
 * that leads to them, whatever lies between. In one pass, for most people come nowhere near the last step.
 */
const furthestPossible = (rules: PathRules, instants: Instant[], { start, end }: EntrySpan): number => {
  const latest: number[] = new Array(rules.steps).fill(Number.NEGATIVE_INFINITY)
  let furthest = 0
  for (const { at, steps } of instants) {
    if (steps & 1 && at >= start && at < end) latest[0] = at
    for (let step = 1; step < rules.steps; step++) {
      const entry = latest[step - 1] as number
      if (!(steps & (1 << step)) || at - entry > rules.window) continue
      latest[step] = Math.max(latest[step] as number, entry)
      furthest = Math.max(furthest, step)
    }
  }
  return furthest
}

const entriesOf = (instants: Instant[], { start, end }: EntrySpan): number[] => {
  const entries: number[] = []
  for (const [index, { at, steps }] of instants.entries())
    if (steps & 1 && at >= start && at < end) entries.push(index)
  return entries
}

/** The first entry's path that takes `target` within the window. */
const pathTo = (course: Course, entries: number[], target: number): Path | null => {
  const arrivals = arrivalsAt(course, target)
  const { rules, instants } = course
  for (const entry of entries) {
    const until = (instants[entry] as Instant).at + rules.window
    if ((arrivals.arrive[0]?.[entry] ?? Number.POSITIVE_INFINITY) <= until)
      return walk(course, arrivals, { entry, target, until })
  }
  return null
}

type Goal = { entry: number; target: number; until: number }

/** From the entry to the target, each step at the first moment from which the target can still be reached in time. */
const walk = (
  course: Course,
  { arrive, onward }: ReturnType<typeof arrivalsAt>,
  { entry, target, until }: Goal,
): Path => {
  const path: Path = { at: [], by: [] }
  let index = entry
  for (let step = 0; step <= target; ) {
    let to = Math.min(target, furthestAt(course, index, step))
    while (to > step && to < target && (onward[to]?.[index] ?? Number.POSITIVE_INFINITY) > until) to -= 1
    takeInto(path, course, { index, from: step, to })
    step = to + 1
    if (step > target) break
    const next = arrive[step] as Float64Array
    index += 1
    while ((next[index] as number) > until) index += 1
  }
  return path
}

const takeInto = (
  path: Path,
  { happenings, instants }: Course,
  { index, from, to }: { index: number; from: number; to: number },
) => {
  const instant = instants[index] as Instant
  for (const event of takeSteps(happenings, instant, from, to) ?? []) {
    path.at.push(instant.at)
    path.by.push(event)
  }
}
