import { type Course, furthestAt } from './arrivals.js'
import { type Instant, takeSteps } from './instants.js'
import type { Path } from './paths.js'

type Piece = { index: number; from: number; to: number }

/**
 * Where exclusions void attempts and none is complete: the attempt that leads furthest, that ends because nothing took it
 * on, and after whose last step no exclusion of that gap follows before the window ends. Null where all are void.
 */
export const seekCleanPath = (course: Course, entries: number[]): Path | null => {
  for (let target = course.rules.steps - 2; target >= 0; target--)
    for (const entry of entries) {
      const pieces = seek(course, { target, until: untilOf(course, entry), dead: new Set() }, entry, 0)
      if (pieces) return pathOf(course, pieces)
    }
  return null
}

type Goal = { target: number; until: number; dead: Set<number> }

const untilOf = ({ rules, instants }: Course, entry: number) => (instants[entry] as Instant).at + rules.window

/** Depth first, earlier moments first; what led nowhere is not tried again for the same entry. */
const seek = (course: Course, goal: Goal, index: number, from: number): Piece[] | null => {
  const { target, until, dead } = goal
  const key = index * 8 + from
  if (dead.has(key)) return null
  const last = furthestAt(course, index, from)
  for (let to = Math.min(target, last); to >= from; to--) {
    if (to === target) {
      if (last === target && endsClean(course, { index, step: target, until })) return [{ index, from, to }]
      continue
    }
    for (const next of successorsOf(course, { index, step: to, until })) {
      const rest = seek(course, goal, next, to + 1)
      if (rest) return [{ index, from, to }, ...rest]
    }
  }
  dead.add(key)
  return null
}

type End = { index: number; step: number; until: number }

function* successorsOf({ instants, barriers }: Course, { index, step, until }: End) {
  const barrier = barriers[step]?.[index] ?? -1
  for (let next = index + 1; next <= barrier && (instants[next] as Instant).at <= until; next++)
    if ((instants[next] as Instant).steps & (1 << (step + 1))) yield next
}

const endsClean = (course: Course, end: End) => {
  for (const _ of successorsOf(course, end)) return false
  const { instants, rules } = course
  const excluding = rules.between[end.step] ?? 0
  for (let next = end.index + 1; next < instants.length; next++) {
    const { at, excluded } = instants[next] as Instant
    if (at > end.until) return true
    if (excluded & excluding) return false
  }
  return true
}

const pathOf = ({ happenings, instants }: Course, pieces: Piece[]): Path => {
  const path: Path = { at: [], by: [] }
  for (const { index, from, to } of pieces) {
    const instant = instants[index] as Instant
    for (const event of takeSteps(happenings, instant, from, to) ?? []) {
      path.at.push(instant.at)
      path.by.push(event)
    }
  }
  return path
}
