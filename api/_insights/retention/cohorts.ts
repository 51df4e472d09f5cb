import type { RetentionQuestion } from './contract.js'

/** How often somebody did what is asked for in the period that began `on`. */
export type Activity = { who: string; on: string; target: number; returned: number }

type Wish = Pick<RetentionQuestion, 'kind' | 'atLeast'> & {
  periods: string[]
  /** Who had done it before the first of the periods; only who does it for the first time asks. */
  before: Set<string>
}

/**
 * Who is in the cohort of each period, and who came again in each. Somebody is in the cohort of the first period of all in
 * which they did it, or of each.
 */
export const membersOf = <A extends Activity>(
  activities: A[],
  { kind, atLeast, periods, before }: Wish,
): { cohorts: Map<string, A[]>; returned: Map<string, Map<string, A>> } => {
  const first = new Map<string, string>()
  const returned = new Map(periods.map((on) => [on, new Map<string, A>()]))
  for (const activity of activities) {
    const { who, on, target } = activity
    const known = first.get(who)
    if (target > 0 && (known === undefined || on < known)) first.set(who, on)
    if (activity.returned >= atLeast) returned.get(on)?.set(who, activity)
  }
  const cohorts = new Map(periods.map((on) => [on, [] as A[]]))
  for (const activity of activities) {
    const { who, on, target } = activity
    const counts = kind === 'recurring' || (first.get(who) === on && !before.has(who))
    if (target > 0 && counts) cohorts.get(on)?.push(activity)
  }
  return { cohorts, returned }
}

/** The cohorts of `periods`, each with how many came again in the periods after it. Column 0 is the cohort's size. */
export const cohortsOf = (activities: Activity[], wish: Wish): { on: string; counts: number[] }[] => {
  const { cohorts, returned } = membersOf(activities, wish)
  return wish.periods.map((on, index) => {
    const cohort = cohorts.get(on) ?? []
    const later = wish.periods
      .slice(index + 1)
      .map((period) => cohort.filter(({ who }) => returned.get(period)?.has(who)).length)
    return { on, counts: [cohort.length, ...later] }
  })
}
