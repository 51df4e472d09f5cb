/** So many people in both spans together say something. */
const PEOPLE_AT_LEAST = 10
/** Of the dishes that are said to move, so large a share may be chance. */
const FALSE_SHARE = 0.1

export type Move = 'rising' | 'falling'
type Counted = { now: number; before: number }

/**
 * Which of these moved, by their share in all interest, so that a quiet week makes none fall. Of the people of both spans
 * so many come now as a binomial says whose chance is that of all others: the conditional test of two Poisson rates
 * (Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313). Of many tested at once those count that Benjamini and
 * Hochberg’s procedure (1995) leaves at a false discovery rate of a tenth.
 */
export const movesOf = <K>(counts: ReadonlyMap<K, Counted>): Map<K, Move> => {
  const all = [...counts.values()].reduce(
    (sum, { now, before }) => ({ now: sum.now + now, before: sum.before + before }),
    { now: 0, before: 0 },
  )
  const tested = [...counts]
    .filter(([, { now, before }]) => now + before >= PEOPLE_AT_LEAST)
    .map(([key, counted]) => ({ key, ...testOf(counted, all) }))
    .sort((one, other) => one.chance - other.chance)
  const last = tested.findLastIndex(
    ({ chance }, index) => chance <= (FALSE_SHARE * (index + 1)) / tested.length,
  )
  return new Map(tested.slice(0, last + 1).map(({ key, move }) => [key, move]))
}

/** Which way one seems to go, and how likely chance alone takes it as far, either way. */
const testOf = ({ now, before }: Counted, all: Counted): { move: Move; chance: number } => {
  const others = { now: all.now - now, before: all.before - before }
  const share = others.now + others.before > 0 ? others.now / (others.now + others.before) : 1 / 2
  const people = now + before
  const [least, most] = [tail(people, share, 0, now), tail(people, share, now, people)]
  return { move: most <= least ? 'rising' : 'falling', chance: Math.min(1, 2 * Math.min(least, most)) }
}

/** The chance that of `n` between `from` and `to` come, where each does with chance `p`. */
const tail = (n: number, p: number, from: number, to: number): number => {
  if (p <= 0 || p >= 1) return from <= n * p && n * p <= to ? 1 : 0
  let logged = 0
  let sum = 0
  for (let k = 0; k <= to; k++) {
    if (k > 0) logged += Math.log((n - k + 1) / k)
    if (k >= from) sum += Math.exp(logged + k * Math.log(p) + (n - k) * Math.log1p(-p))
  }
  return Math.min(1, sum)
}
