import { medianOf } from '../usual.js'
import { HISTOGRAM } from '../vocabulary.js'
import type { FunnelAnswer, FunnelDefinition } from './contract.js'
import type { Outcome } from './outcomes.js'

type Steps = FunnelAnswer['steps']
type Group = NonNullable<FunnelAnswer['groups']>[number]

/** What all outcomes come to, step by step. Ratios are of people, seconds from the step before. */
export const stepsOf = (steps: FunnelDefinition['steps'], outcomes: Pick<Outcome, 'at'>[]): Steps =>
  steps.map(({ words }, index) => {
    const here = outcomes.filter(({ at }) => at.length > index)
    const seconds = index === 0 ? [] : here.map(({ at }) => ((at[index] ?? 0) - (at[index - 1] ?? 0)) / 1_000)
    const before = index === 0 ? here.length : outcomes.filter(({ at }) => at.length >= index).length
    return {
      words,
      count: here.length,
      fromFirst: ratio(here.length, outcomes.length),
      fromPrevious: ratio(here.length, before),
      averageSeconds:
        seconds.length > 0 ? seconds.reduce((sum, value) => sum + value, 0) / seconds.length : null,
      medianSeconds: seconds.length > 0 ? medianOf(seconds) : null,
      histogram: index === 0 ? [] : histogramOf(seconds),
    }
  })

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)

/** Each bound belongs to its own bar. */
const histogramOf = (seconds: number[]) => {
  const counts = HISTOGRAM.map(({ toSeconds }) => ({ toSeconds, count: 0 }))
  for (const value of seconds) {
    const bar = counts.find(({ toSeconds }) => toSeconds === null || value <= toSeconds)
    if (bar) bar.count += 1
  }
  return counts
}

/** The largest groups by who entered, of equal ones by their values; everybody else together last. */
export const groupsOf = (
  steps: FunnelDefinition['steps'],
  outcomes: Outcome[],
  { atMost, wordsOf }: { atMost: number; wordsOf: (values: string[]) => string },
): Group[] => {
  const byValues = new Map<string, { values: string[]; outcomes: Outcome[] }>()
  for (const outcome of outcomes) {
    if (!outcome.split) continue
    const key = JSON.stringify(outcome.split)
    const group = byValues.get(key) ?? { values: outcome.split, outcomes: [] }
    group.outcomes.push(outcome)
    byValues.set(key, group)
  }
  const ranked = [...byValues].sort(
    ([oneKey, one], [otherKey, other]) =>
      other.outcomes.length - one.outcomes.length || (oneKey < otherKey ? -1 : 1),
  )
  const countsOf = (of: Outcome[]) => stepsOf(steps, of).map(({ words, histogram, ...counts }) => counts)
  const groups = ranked.slice(0, atMost).map(([, { values, outcomes: own }]) => ({
    ...{ values, words: wordsOf(values), other: false, steps: countsOf(own) },
  }))
  const rest = ranked.slice(atMost).flatMap(([, group]) => group.outcomes)
  if (rest.length === 0) return groups
  return [...groups, { values: [], words: '其他', other: true, steps: countsOf(rest) }]
}
