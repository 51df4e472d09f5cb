import { arrivalsAt, type Course, furthestAt } from './arrivals.js'
import { type Instant, takeSteps } from './instants.js'
import type { Path } from './paths.js'

type Piece = { index: number; from: number; to: number }

const NEVER = Number.POSITIVE_INFINITY

/**
 * Where exclusions void attempts and none is complete: the attempt that leads furthest, that ends because nothing took it
 * on, and after whose last step no exclusion of that gap follows before the window ends. Null where all are void.
 */
export const seekCleanPath = (course: Course, entries: number[]): Path | null => {
  const { instants, rules } = course
  const furthest = furthestOf(course)
  for (let target = rules.steps - 2; target >= 0; target--) {
    const { arrive } = arrivalsAt(course, target)
    const search = {
      ...{ course, target, furthest },
      limits: limitsOf(course, target),
      firstGood: roomFor(course),
    }
    // Entries come in order of time, so do the ends of their windows: most are passed over without a look at what is in them.
    let seen = 0
    let cleanUntil = 0
    for (const entry of entries) {
      const until = (instants[entry] as Instant).at + rules.window
      for (; seen < instants.length && (instants[seen] as Instant).at <= until; seen++)
        if ((instants[seen] as Instant).steps & (1 << target))
          cleanUntil = Math.max(cleanUntil, search.limits[seen] as number)
      if (until >= cleanUntil || (arrive[0]?.[entry] ?? NEVER) > until) continue
      const pieces = seek(search, entry, until)
      if (pieces) return pathOf(course, pieces)
    }
  }
  return null
}

type Search = {
  course: Course
  target: number
  /** By step and moment: the last step that the moment can take when that is its first one. */
  furthest: Int8Array[]
  /** By moment: an attempt that ends there is clean if its window ends before this. */
  limits: Float64Array
  /** By step and moment: the first moment from there on that takes the step first and leads to a clean end. */
  firstGood: Int32Array[]
}

const furthestOf = (course: Course) =>
  course.rules.within.map((_, from) =>
    Int8Array.from(course.instants, (_, index) => furthestAt(course, index, from)),
  )

const roomFor = ({ rules, instants }: Course) => rules.within.map(() => new Int32Array(instants.length + 1))

/** The earliest of what would take an attempt on from each moment, and of what would void it. */
const limitsOf = ({ rules, instants, barriers }: Course, target: number): Float64Array => {
  const limits = new Float64Array(instants.length)
  let next = instants.length
  let excluded = NEVER
  for (let index = instants.length - 1; index >= 0; index--) {
    const { at, steps, excluded: bits } = instants[index] as Instant
    const goesOn = next <= (barriers[target]?.[index] ?? -1) ? (instants[next] as Instant).at : NEVER
    limits[index] = Math.min(goesOn, excluded)
    if (steps & (1 << (target + 1))) next = index
    if (bits & (rules.between[target] ?? 0)) excluded = at
  }
  return limits
}

/** Marks from the window's end to the entry what leads to a clean end, then goes there by the earliest moments. */
const seek = (search: Search, entry: number, until: number): Piece[] | null => {
  const { course, target, firstGood } = search
  const { instants } = course
  let end = entry
  while (end + 1 < instants.length && (instants[end + 1] as Instant).at <= until) end += 1
  for (const first of firstGood) first[end + 1] = instants.length
  for (let index = end; index >= entry; index--)
    for (let from = 0; from <= target; from++) {
      const first = firstGood[from] as Int32Array
      first[index] = pieceAt(search, { index, from, until }) ? index : (first[index + 1] as number)
    }
  const pieces: Piece[] = []
  for (let index = entry, from = 0; from <= target; ) {
    const piece = pieceAt(search, { index, from, until })
    if (!piece) return null
    pieces.push(piece)
    from = piece.to + 1
    index = firstGood[from]?.[index + 1] ?? instants.length
  }
  return pieces
}

/** As many steps as a moment can take at once and still be led from to a clean end, if there is any way. */
const pieceAt = (
  { course, target, furthest, limits, firstGood }: Search,
  { index, from, until }: { index: number; from: number; until: number },
): Piece | null => {
  const last = furthest[from]?.[index] ?? -1
  for (let to = Math.min(target, last); to >= from; to--) {
    const isGood =
      to === target
        ? last === target && until < (limits[index] as number)
        : (firstGood[to + 1]?.[index + 1] as number) <= (course.barriers[to]?.[index] ?? -1)
    if (isGood) return { index, from, to }
  }
  return null
}

const pathOf = (course: Course, pieces: Piece[]): Path => {
  const path: Path = { at: [], by: [] }
  for (const { index, from, to } of pieces) {
    const instant = course.instants[index] as Instant
    for (const event of takeSteps(course.happenings, instant, from, to) ?? []) {
      path.at.push(instant.at)
      path.by.push(event)
    }
  }
  return path
}
