import { describe, expect, it } from 'vitest'
import { EventMatch, FunnelDefinition } from '../../../api/_insights/funnels/contract.js'
import { groupsOf, stepsOf } from '../../../api/_insights/funnels/summarise.js'
import { beginningAfter, beginningOf } from '../../../api/_insights/periods.js'
import { cohortsOf } from '../../../api/_insights/retention/cohorts.js'

const STEPS = ['看', '领', '用'].map((words) => ({
  words,
  events: [{ event: 'offer_viewed' as const, filters: [] }],
}))
const came = (...seconds: number[]) => ({ at: seconds.map((second) => second * 1_000) })

describe('promise 2 of funnels: what a funnel answers, by hand', () => {
  const outcomes = [came(0, 10, 70), came(0, 20), came(0, 60), came(100), came(5, 6, 5_000)]

  it('how many, and what part of the first and of the step before', () => {
    const steps = stepsOf(STEPS, outcomes)
    expect(steps.map(({ count }) => count)).toEqual([5, 4, 2])
    expect(steps.map(({ fromFirst }) => fromFirst)).toEqual([1, 0.8, 0.4])
    expect(steps.map(({ fromPrevious }) => fromPrevious)).toEqual([1, 0.8, 0.5])
  })

  it('seconds from the step before: 10, 20, 60 and 1; then 60 and 4,994', () => {
    const [first, second, third] = stepsOf(STEPS, outcomes)
    expect([first?.averageSeconds, first?.medianSeconds]).toEqual([null, null])
    expect([second?.averageSeconds, second?.medianSeconds]).toEqual([22.75, 15])
    expect([third?.averageSeconds, third?.medianSeconds]).toEqual([2_527, 2_527])
  })

  it('a histogram whose bounds belong to their bars', () => {
    const [first, second, third] = stepsOf(STEPS, outcomes)
    const bars = (step: typeof first) => step?.histogram.map(({ toSeconds, count }) => [toSeconds, count])
    expect(first?.histogram).toEqual([])
    expect(bars(second)?.slice(0, 3)).toEqual([
      [10, 2],
      [60, 2],
      [300, 0],
    ])
    expect(bars(third)).toEqual([
      [10, 0],
      [60, 1],
      [300, 0],
      [1_800, 0],
      [7_200, 1],
      [86_400, 0],
      [604_800, 0],
      [null, 0],
    ])
  })

  it('nobody is no part of anything', () => {
    expect(
      stepsOf(STEPS, []).map(({ count, fromFirst, fromPrevious }) => [count, fromFirst, fromPrevious]),
    ).toEqual([0, 1, 2].map(() => [0, null, null]))
  })

  const split = (values: string[] | null, ...seconds: number[]) => ({
    who: '',
    session: 0,
    ...came(...seconds),
    split: values,
  })
  const grouped = (atMost: number, ...all: ReturnType<typeof split>[]) =>
    groupsOf(STEPS, all, { atMost, wordsOf: (values) => values.join('+') }).map(({ words, other, steps }) => [
      ...[words, other],
      ...steps.map(({ count }) => count),
    ])

  it('the largest groups, and everybody else', () => {
    expect(
      grouped(
        2,
        split(['b'], 0, 1),
        split(['a'], 0),
        split(['b'], 0),
        split(['c'], 0, 1, 2),
        split(['d'], 0),
        split(['a'], 0),
      ),
    ).toEqual([
      ['a', false, 2, 0, 0],
      ['b', false, 2, 1, 0],
      ['其他', true, 2, 1, 1],
    ])
  })

  it('missing is empty, 0 is a value, and who never got to the step is in no group', () => {
    expect(grouped(8, split([''], 0), split(['0'], 0), split(['0'], 0), split(null, 0))).toEqual([
      ['0', false, 2, 0, 0],
      ['', false, 1, 0, 0],
    ])
  })

  it('two properties are one group', () => {
    expect(grouped(8, split(['a', 'x'], 0), split(['a', 'y'], 0), split(['a', 'x'], 0))).toEqual([
      ['a+x', false, 2, 0, 0],
      ['a+y', false, 1, 0, 0],
    ])
  })
})

describe('promise 2 of funnels: what is impossible is refused', () => {
  const step = (event: string, more = {}) => ({ words: '一步', events: [{ event }], ...more })
  const funnel = (more: object) => ({
    ...{ steps: [step('offer_viewed'), step('voucher_claimed')], order: 'ordered', windowSeconds: 60 },
    ...more,
  })
  const range = (from: number, to: number) => ({
    exclusions: [{ events: [{ event: 'app_hidden' }], from, to }],
  })

  it.each([
    ['a range from a step to itself', funnel(range(1, 1))],
    ['a range that runs back', funnel(range(2, 1))],
    ['a range beyond the last step', funnel(range(1, 3))],
    ['a range where there is no order', funnel({ ...range(1, 2), order: 'unordered' })],
    ['one step', funnel({ steps: [step('offer_viewed')] })],
    ['nine steps', funnel({ steps: Array.from({ length: 9 }, () => step('offer_viewed')) })],
    ['a window of nothing', funnel({ windowSeconds: 0 })],
    [
      'a window of its own for the first step',
      funnel({ steps: [step('offer_viewed', { withinSeconds: 5 }), step('voucher_claimed')] }),
    ],
    [
      'a window of its own where there is no order',
      funnel({
        order: 'unordered',
        steps: [step('offer_viewed'), step('voucher_claimed', { withinSeconds: 5 })],
      }),
    ],
    ['a fact of the server in a use of the app', funnel({ per: 'session' })],
    [
      'a breakdown by a step that is not there',
      funnel({ breakdown: { by: 'step', step: 3, properties: ['store'] } }),
    ],
    ['an event that nobody knows', funnel({ steps: [step('made_up'), step('offer_viewed')] })],
    ['something more', funnel({ sql: 'drop table' })],
  ])('%s', (_, definition) => {
    expect(FunnelDefinition.safeParse(definition).success).toBe(false)
  })

  it('and what is possible is not', () => {
    expect(FunnelDefinition.safeParse(funnel(range(1, 2))).success).toBe(true)
    expect(
      FunnelDefinition.safeParse(funnel({ breakdown: { by: 'step', step: 2, properties: ['store'] } }))
        .success,
    ).toBe(true)
  })

  it.each([
    [{ event: 'page_viewed', filters: [{ property: 'colour', is: 'oneOf', values: ['red'] }] }],
    [{ event: 'page_viewed', filters: [{ property: '__proto__', is: 'oneOf', values: ['red'] }] }],
    [{ event: 'page_viewed', filters: [{ property: 'seconds', is: 'atLeast', values: ['ten'] }] }],
    [{ event: 'page_viewed', filters: [{ property: 'page', is: 'oneOf', values: [] }] }],
  ])('a filter that asks for nothing there is: %j', (match) => {
    expect(EventMatch.safeParse(match).success).toBe(false)
  })
})

describe('promise 2 of funnels: retention by hand', () => {
  const WEEKS = ['2026-11-02', '2026-11-09', '2026-11-16']
  const did = (who: string, on: string, target: number, returned: number) => ({ who, on, target, returned })
  // a came in all three weeks, b in the first and third, c from the second on; d did it long before and again in the second.
  const activities = [
    ...[did('a', '2026-11-02', 1, 0), did('a', '2026-11-09', 2, 1), did('a', '2026-11-16', 1, 3)],
    ...[did('b', '2026-11-02', 1, 1), did('b', '2026-11-16', 0, 1)],
    ...[did('c', '2026-11-09', 1, 1), did('c', '2026-11-16', 0, 2)],
    ...[did('d', '2026-11-09', 1, 0)],
  ]
  const wish = (kind: 'first' | 'recurring', atLeast = 1) => ({
    ...{ kind, atLeast, periods: WEEKS, before: kind === 'first' ? new Set(['d']) : new Set<string>() },
  })
  const table = (kind: 'first' | 'recurring', atLeast = 1) =>
    cohortsOf(activities, wish(kind, atLeast)).map(({ counts }) => counts)

  it('first time of all: column 0 is the cohort’s size', () => {
    expect(table('first')).toEqual([[2, 1, 2], [1, 1], [0]])
  })

  it('recurring: in every week in which it was done', () => {
    expect(table('recurring')).toEqual([[2, 1, 2], [3, 2], [1]])
  })

  it('only who came back often enough', () => {
    expect(table('first', 2)).toEqual([[2, 0, 1], [1, 1], [0]])
  })

  it('weeks begin on Monday, months on the first', () => {
    expect(beginningOf('2026-11-08', 'week')).toBe('2026-11-02')
    expect(beginningOf('2026-11-09', 'week')).toBe('2026-11-09')
    expect(beginningOf('2026-11-30', 'month')).toBe('2026-11-01')
    expect(beginningAfter('2026-01-01', 'month', -1)).toBe('2025-12-01')
    expect(beginningAfter('2026-12-01', 'month', 1)).toBe('2027-01-01')
    expect(beginningAfter('2026-03-02', 'week', -1)).toBe('2026-02-23')
  })
})
