import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPath } from '../../../api/_insights/funnels/best-path.js'
import type { PathRules } from '../../../api/_insights/funnels/paths.js'
import { bestAttempt, type Rules, type Seen } from '../../support/funnels/reference.js'

const bits = (numbers: number[]) => numbers.reduce((all, number) => all | (1 << number), 0)

const rulesOf = ({ steps, order, window, within, exclusions }: Rules): PathRules => ({
  ...{ steps, order, window },
  within: within.map((seconds) => seconds ?? Number.POSITIVE_INFINITY),
  between: Array.from({ length: steps - 1 }, (_, gap) =>
    bits(exclusions.flatMap(({ from, to }, index) => (from <= gap + 1 && gap + 2 <= to ? [index] : []))),
  ),
})

const ALL = { start: 0, end: 1_000 }

const stepped = (rules: Rules, events: Seen[], span = ALL) =>
  bestPath(
    rulesOf(rules),
    [...events]
      .sort((one, other) => one.at - other.at)
      .map(({ at, steps, excludes }) => ({ at, steps: bits(steps), excluded: bits(excludes) })),
    span,
  )?.at ?? null

/** `a` to `c` are the steps, `x` and `y` the exclusions, `.` is something else; `ab` is one event that can be either. */
const told = (...words: [number, string][]): Seen[] =>
  words.map(([at, word]) => ({
    at,
    steps: [...word].flatMap((letter) => ('abcd'.includes(letter) ? ['abcd'.indexOf(letter)] : [])),
    excludes: [...word].flatMap((letter) => ('xy'.includes(letter) ? ['xy'.indexOf(letter)] : [])),
  }))

const rules = (wish: Partial<Rules> = {}): Rules => ({
  ...{ steps: 3, order: 'ordered', window: 60, within: [null, null, null], exclusions: [] },
  ...wish,
})

describe('promise 2 of funnels: the rules of a funnel by hand', () => {
  it.each<[string, Rules, Seen[], number[] | null]>([
    ['steps follow each other', rules(), told([0, 'a'], [10, 'b'], [20, 'c']), [0, 10, 20]],
    [
      'other events may lie between',
      rules(),
      told([0, 'a'], [5, '.'], [10, 'b'], [12, 'a'], [20, 'c']),
      [0, 10, 20],
    ],
    ['the wrong order is none', rules(), told([0, 'b'], [10, 'a'], [20, 'c']), [10]],
    [
      'the window counts to every later step, its last moment included',
      rules(),
      told([0, 'a'], [30, 'b'], [60, 'c']),
      [0, 30, 60],
    ],
    ['and not a moment more', rules(), told([0, 'a'], [30, 'b'], [61, 'c']), [0, 30]],
    ['every entry is tried', rules(), told([0, 'a'], [50, 'a'], [70, 'b'], [90, 'c']), [50, 70, 90]],
    [
      'the first complete path wins',
      rules(),
      told([0, 'a'], [1, 'a'], [2, 'b'], [3, 'c'], [4, 'b'], [5, 'c']),
      [0, 2, 3],
    ],
    ['among incomplete ones the furthest', rules(), told([0, 'a'], [100, 'a'], [110, 'b']), [100, 110]],
    ['and of equal ones the first', rules(), told([0, 'a'], [10, 'b'], [100, 'a'], [110, 'b']), [0, 10]],
    ['one event is one step', rules({ steps: 2 }), told([0, 'ab']), [0]],
    ['two events alike are two', rules({ steps: 2 }), told([0, 'ab'], [5, 'ab']), [0, 5]],
    [
      'events of different steps at one moment convert',
      rules(),
      told([0, 'c'], [0, 'b'], [0, 'a']),
      [0, 0, 0],
    ],
    ['at one moment each event is still one step', rules(), told([0, 'ab'], [0, 'bc']), [0, 0]],
    [
      'at one moment they are dealt out so that most is reached',
      rules(),
      told([0, 'abc'], [0, 'ab'], [0, 'a']),
      [0, 0, 0],
    ],
    [
      'strict: nothing else between',
      rules({ order: 'strict' }),
      told([0, 'a'], [5, '.'], [10, 'b'], [20, 'c']),
      [0],
    ],
    [
      'strict: one right after the other',
      rules({ order: 'strict' }),
      told([0, 'a'], [10, 'b'], [20, 'c']),
      [0, 10, 20],
    ],
    [
      'strict: a later entry may be the one',
      rules({ order: 'strict' }),
      told([0, 'a'], [10, 'a'], [20, 'b'], [30, 'c']),
      [10, 20, 30],
    ],
    [
      'unordered: any different steps',
      rules({ order: 'unordered' }),
      told([0, 'c'], [5, 'c'], [10, 'a'], [20, 'b']),
      [0, 10, 20],
    ],
    [
      'unordered: within the window from the first of them',
      rules({ order: 'unordered' }),
      told([0, 'c'], [50, 'a'], [61, 'b']),
      [0, 50],
    ],
    [
      'unordered: one event is one step',
      rules({ order: 'unordered' }),
      told([0, 'ab'], [5, 'ab'], [9, 'ab']),
      [0, 5],
    ],
    [
      'a step’s own window from the step before',
      rules({ within: [null, 10, null] }),
      told([0, 'a'], [11, 'b'], [12, 'c']),
      [0],
    ],
    [
      'and its last moment is included',
      rules({ within: [null, 10, null] }),
      told([0, 'a'], [10, 'b'], [12, 'c']),
      [0, 10, 12],
    ],
    [
      'a later one may be needed for the next',
      rules({ within: [null, null, 5] }),
      told([0, 'a'], [10, 'b'], [20, 'b'], [24, 'c']),
      [0, 20, 24],
    ],
    [
      'excluded between: the attempt is void',
      rules({ exclusions: [{ from: 1, to: 2 }] }),
      told([0, 'a'], [5, 'x'], [10, 'b'], [20, 'c']),
      null,
    ],
    [
      'a clean attempt counts',
      rules({ exclusions: [{ from: 1, to: 2 }] }),
      told([0, 'a'], [5, 'x'], [6, 'a'], [10, 'b'], [20, 'c']),
      [6, 10, 20],
    ],
    [
      'excluded elsewhere is no matter',
      rules({ exclusions: [{ from: 1, to: 2 }] }),
      told([0, 'a'], [10, 'b'], [15, 'x'], [20, 'c']),
      [0, 10, 20],
    ],
    [
      'over more steps than one',
      rules({ exclusions: [{ from: 1, to: 3 }] }),
      told([0, 'a'], [10, 'b'], [15, 'x'], [20, 'c']),
      null,
    ],
    [
      'another step may be taken after it',
      rules({ exclusions: [{ from: 2, to: 3 }] }),
      told([0, 'a'], [10, 'b'], [15, 'x'], [16, 'b'], [20, 'c']),
      [0, 16, 20],
    ],
    [
      'one that could have gone on does not count as a shorter one',
      rules({ exclusions: [{ from: 2, to: 3 }] }),
      told([0, 'a'], [5, 'b'], [7, 'x']),
      null,
    ],
    [
      'an incomplete attempt is void by what follows in the window',
      rules({ exclusions: [{ from: 1, to: 2 }] }),
      told([0, 'a'], [60, 'x']),
      null,
    ],
    [
      'and not by what follows after',
      rules({ exclusions: [{ from: 1, to: 2 }] }),
      told([0, 'a'], [61, 'x']),
      [0],
    ],
    ['nor before it has begun', rules({ exclusions: [{ from: 2, to: 3 }] }), told([0, 'a'], [5, 'x']), [0]],
    [
      'at a step’s own moment it is ignored',
      rules({ exclusions: [{ from: 1, to: 3 }] }),
      told([0, 'a'], [0, 'x'], [10, 'b'], [10, 'x'], [20, 'c'], [20, 'x']),
      [0, 10, 20],
    ],
    [
      'two exclusions stand apart',
      rules({
        exclusions: [
          { from: 1, to: 2 },
          { from: 2, to: 3 },
        ],
      }),
      told([0, 'a'], [5, 'y'], [10, 'b'], [15, 'x'], [20, 'c']),
      [0, 10, 20],
    ],
  ])('%s', (_, rule, events, expected) => {
    expect(stepped(rule, events)).toEqual(expected)
    expect(bestAttempt(rule, events, ALL)).toEqual(expected)
  })

  it('entries count from the first moment of the span to before its end', () => {
    const events = told([9, 'a'], [10, 'a'], [12, 'b'], [19, 'a'], [20, 'a'], [70, 'b'], [71, 'c'])
    expect(stepped(rules(), events, { start: 10, end: 20 })).toEqual([19, 70, 71])
    expect(stepped(rules(), events, { start: 10, end: 19 })).toEqual([10, 12])
    expect(stepped(rules(), events, { start: 11, end: 19 })).toBeNull()
  })
})

const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    steps: fc.integer({ min: 2, max: 4 }),
    order: fc.constantFrom('ordered', 'ordered', 'ordered', 'strict', 'unordered' as const),
    window: fc.integer({ min: 1, max: 12 }),
    within: fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2 }), { minLength: 4, maxLength: 4 }),
    ranges: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 })), {
      maxLength: 2,
    }),
  })
  .map(({ steps, order, window, within, ranges }) => ({
    ...{ steps, order, window },
    within: order === 'unordered' ? [] : [null, ...within.slice(1, steps)],
    exclusions:
      order === 'unordered'
        ? []
        : ranges.filter(([from, to]) => from < to && to <= steps).map(([from, to]) => ({ from, to })),
  }))

// Few moments, so that many events share one, and windows end on events.
const anyEvents: fc.Arbitrary<Seen[]> = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 16 }),
    steps: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
    excludes: fc.subarray([0, 1], { maxLength: 1 }).map((all) => (all.length > 0 ? all : [])),
  }),
  { maxLength: 9 },
)

describe('promise 1 of funnels: random events against a slow and obvious evaluator', () => {
  it('every person’s path is the same', () => {
    fc.assert(
      fc.property(anyRules, anyEvents, fc.integer({ min: 0, max: 6 }), (rule, events, start) => {
        const fits = events.map((event) => ({
          ...event,
          steps: event.steps.filter((step) => step < rule.steps),
        }))
        const span = { start, end: start + 8 }
        expect(stepped(rule, fits, span)).toEqual(bestAttempt(rule, fits, span))
      }),
      { seed: 6, numRuns: 10_000 },
    )
  }, 60_000)
})

describe('somebody who is busy for weeks holds nobody up', () => {
  const busy = (many: number, steps: (nth: number) => string) =>
    Array.from({ length: many }, (_, at) => told([at, steps(at)])).flat()
  const took = (asked: Rules, events: Seen[]) => {
    const began = performance.now()
    const path = stepped(asked, events, { start: 0, end: events.length })
    return { path, ms: performance.now() - began }
  }
  const four = { window: 100_000, steps: 4, within: [null, null, null, null] }

  it('where each of their attempts is void', () => {
    const asked = rules({ ...four, exclusions: [{ from: 3, to: 4 }] })
    const { path, ms } = took(asked, [...busy(5_000, (nth) => 'abc'[nth % 3] ?? ''), ...told([5_000, 'x'])])
    // Only the last b has no c after it.
    expect(path).toEqual([0, 4_999])
    expect(ms).toBeLessThan(3_000)
  })

  it('where one step of any is missing', () => {
    const { path, ms } = took(
      rules({ ...four, order: 'unordered' }),
      busy(20_000, () => 'abc'),
    )
    expect(path).toEqual([0, 1, 2])
    expect(ms).toBeLessThan(3_000)
  })
})
