/**
 * How likely a count is as small as `most`, exactly, where `mean` are usual and days differ by more than chance: the
 * negative binomial of variance `mean + spread · mean²` (NB2, Hilbe 2011), which is Poisson's where `spread` is 0.
 */
export const atMost = (most: number, mean: number, spread = 0): number => {
  if (most < 0) return 0
  let logTerm = spread > 0 ? -Math.log1p(spread * mean) / spread : -mean
  let sum = Math.exp(logTerm)
  for (let count = 0; count < most; count++) {
    logTerm += Math.log((mean * (1 + spread * count)) / ((count + 1) * (1 + spread * mean)))
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}

/** How likely a count is as large as `least`, by the same distribution. */
export const atLeast = (least: number, mean: number, spread = 0): number =>
  Math.max(0, 1 - atMost(least - 1, mean, spread))

/** How likely at least `hits` of `tries` are hits, exactly (binomial), where each is one with `chance`. */
export const hitsAtLeast = (hits: number, tries: number, chance: number): number => {
  const odds = Math.log(chance) - Math.log1p(-chance)
  let logTerm = tries * Math.log1p(-chance)
  let sum = 0
  for (let count = 0; count <= tries; count++) {
    if (count >= hits) sum += Math.exp(logTerm)
    logTerm += Math.log((tries - count) / (count + 1)) + odds
  }
  return Math.min(1, sum)
}

/** A share from counts, as cautious as few of them ask for: half a hit and half a miss are added (Jeffreys). */
export const shareOf = (hits: number, tries: number): number => (hits + 0.5) / (tries + 1)
