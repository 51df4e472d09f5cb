import type { TagRule } from './contract.js'

/** What a rule can go by, as one store knows it. */
export type TagFacts = {
  visits: number
  /** Days since the last visit; null for who never came. */
  daysAway: number | null
  /** How many sat at each of the latest tables. */
  parties: number[]
  redemptions: number
  spentFen: number
  noShows: number
  cancellations: number
  likes: number
}

const PARTIES_MIN = 2

/** The number of each rule as the facts have it; null where there is nothing to measure. */
const MEASURES: Record<TagRule['kind'], (facts: TagFacts) => number | null> = {
  visitsAtLeast: ({ visits }) => visits,
  noVisitForDays: ({ daysAway }) => daysAway,
  partyAtLeast: ({ parties }) => mostlyAtLeast(parties),
  redemptionsAtLeast: ({ redemptions }) => redemptions,
  spendAtLeastFen: ({ spentFen }) => spentFen,
  noShowsAtLeast: ({ noShows }) => noShows,
  cancellationsAtLeast: ({ cancellations }) => cancellations,
  likesAtLeast: ({ likes }) => likes,
}

/** The tags whose rule holds. */
export const tagsOf = <T extends { rule: TagRule | null }>(facts: TagFacts, tags: T[]): T[] =>
  tags.filter(({ rule }) => {
    const measured = rule && MEASURES[rule.kind](facts)
    return rule !== null && measured !== null && measured >= rule.atLeast
  })

/** The largest party that more than half of the tables had at least; one table alone tells nothing. */
const mostlyAtLeast = (parties: number[]) => {
  if (parties.length < PARTIES_MIN) return null
  const sorted = parties.toSorted((one, another) => another - one)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
