import { type Instant, takeSteps } from './instants.js'
import type { Happening, PathRules } from './paths.js'

const NEVER = Number.POSITIVE_INFINITY

/** A person's moments under a funnel's rules. */
export type Course = {
  rules: PathRules
  happenings: Happening[]
  instants: Instant[]
  barriers: Int32Array[]
}

export const courseOf = (rules: PathRules, happenings: Happening[], instants: Instant[]): Course => ({
  rules,
  happenings,
  instants,
  barriers: rules.between.map((bits, gap) => barriersOf(rules, instants, gap, bits)),
})

/**
 * For each moment the last one at which the step after `gap` may follow: within its own window, not beyond an exclusion
 * that lies between, and in a strict funnel the next moment. All of them grow with the moment.
 */
const barriersOf = (rules: PathRules, instants: Instant[], gap: number, excluding: number) => {
  const barriers = new Int32Array(instants.length)
  const within = rules.within[gap + 1] ?? NEVER
  let last = instants.length - 1
  let excluded = instants.length
  for (let index = instants.length - 1; index >= 0; index--) {
    const { at } = instants[index] as Instant
    while ((instants[last]?.at ?? 0) - at > within) last -= 1
    const strict = rules.order === 'strict' ? index + 1 : last
    barriers[index] = Math.min(last, strict, excluded)
    if ((instants[index] as Instant).excluded & excluding) excluded = index
  }
  return barriers
}

/** The last step that a moment can take when its first one is `from`, one step after another. */
export const furthestAt = ({ happenings, instants, rules }: Course, index: number, from: number): number => {
  const instant = instants[index] as Instant
  if (!(instant.steps & (1 << from))) return from - 1
  let to = from
  while (to + 1 < rules.steps && takeSteps(happenings, instant, from, to + 1)) to += 1
  return to
}

/**
 * For each step up to `target` and each moment that takes it first: the earliest time at which `target` is then taken.
 * Worked from the last step to the first, each in one pass over the moments.
 */
export const arrivalsAt = (
  course: Course,
  target: number,
): { arrive: Float64Array[]; onward: Float64Array[] } => {
  const { instants } = course
  const arrive: Float64Array[] = []
  const onward: Float64Array[] = []
  for (let step = target; step >= 0; step--) {
    const earliest = new Float64Array(instants.length).fill(NEVER)
    if (step < target)
      onward[step] = earliestWithin(arrive[step + 1] as Float64Array, course.barriers[step] as Int32Array)
    for (const [index, { at, steps }] of instants.entries()) {
      if (!(steps & (1 << step))) continue
      const last = Math.min(target, furthestAt(course, index, step))
      for (let to = step; to <= last; to++)
        earliest[index] = Math.min(
          earliest[index] as number,
          to === target ? at : (onward[to]?.[index] ?? NEVER),
        )
    }
    arrive[step] = earliest
  }
  return { arrive, onward }
}

/** For each moment the least of `values` after it and up to its barrier; a sliding window's minimum by a monotonic queue. */
const earliestWithin = (values: Float64Array, barriers: Int32Array): Float64Array => {
  const least = new Float64Array(values.length).fill(NEVER)
  // Indexes in falling order whose values rise from the queue's end; its head is the least of the window.
  const queue = new Int32Array(values.length)
  let head = 0
  let tail = 0
  for (let index = values.length - 1; index >= 0; index--) {
    while (head < tail && (queue[head] as number) > (barriers[index] as number)) head += 1
    least[index] = head < tail ? (values[queue[head] as number] as number) : NEVER
    while (head < tail && (values[queue[tail - 1] as number] as number) >= (values[index] as number))
      tail -= 1
    queue[tail++] = index
  }
  return least
}
