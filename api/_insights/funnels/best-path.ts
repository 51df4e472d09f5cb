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
  const seen = instants.reduce((bits, { steps }) => bits | steps, 0)
  const complete = pathTo(course, entries, seen, rules.steps - 1)
  if (complete) return complete
  if (rules.between.some((bits) => bits)) return seekCleanPath(course, entries)
  for (let target = rules.steps - 2; target >= 0; target--) {
    const path = pathTo(course, entries, seen, target)
    if (path) return path
  }
  return null
}

const entriesOf = (instants: Instant[], { start, end }: EntrySpan): number[] => {
  const entries: number[] = []
  for (const [index, { at, steps }] of instants.entries())
    if (steps & 1 && at >= start && at < end) entries.push(index)
  return entries
}

/** The first entry's path that takes `target` within the window. */
const pathTo = (course: Course, entries: number[], seen: number, target: number): Path | null => {
  const needed = 2 ** (target + 1) - 1
  if ((seen & needed) !== needed) return null
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
