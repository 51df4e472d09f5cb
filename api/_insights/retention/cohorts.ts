import type { RetentionAnswer, RetentionQuestion } from './contract.js'

/** How often somebody did what is asked for in the period that began `on`. */
export type Activity = { who: string; on: string; target: number; returned: number }

type Wish = Pick<RetentionQuestion, 'kind' | 'atLeast'> & { periods: string[] }

/**
 * The cohorts of `periods`, each with how many came again in the periods after it, as far as these reach. Somebody is in
 * the cohort of the first period of all in which they did it, or of each. Column 0 is the cohort's size.
 */
export const cohortsOf = (
  activities: Activity[],
  { kind, atLeast, periods }: Wish,
): RetentionAnswer['cohorts'] => {
  const first = new Map<string, string>()
  const returned = new Map(periods.map((on) => [on, new Set<string>()]))
  for (const { who, on, target, returned: times } of activities) {
    const known = first.get(who)
    if (target > 0 && (known === undefined || on < known)) first.set(who, on)
    if (times >= atLeast) returned.get(on)?.add(who)
  }
  const members = new Map(periods.map((on) => [on, [] as string[]]))
  for (const { who, on, target } of activities)
    if (target > 0 && (kind === 'recurring' || first.get(who) === on)) members.get(on)?.push(who)
  return periods.map((on, index) => {
    const cohort = members.get(on) ?? []
    const later = periods
      .slice(index + 1)
      .map((period) => cohort.filter((who) => returned.get(period)?.has(who)).length)
    return { on, counts: [cohort.length, ...later] }
  })
}
