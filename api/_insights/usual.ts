export type Usual = { low: number; middle: number; high: number }

/** Below that many values nothing is usual yet. */
const VALUES_AT_LEAST = 4
/** Makes the median deviation of normal values their standard deviation. */
const CONSISTENCY = 1.4826
const WIDTH = 2

/**
 * The usual range of a count: the median and two robust standard deviations to either side (median absolute deviation,
 * Leys et al. 2013, doi:10.1016/j.jesp.2013.03.013), and never narrower than chance alone makes a count of that size (the
 * square root of it, Poisson). Null where there are too few values to say.
 */
export const usualOf = (values: number[]): Usual | null => {
  if (values.length < VALUES_AT_LEAST) return null
  const middle = medianOf(values)
  const spread = CONSISTENCY * medianOf(values.map((value) => Math.abs(value - middle)))
  const half = WIDTH * Math.max(spread, Math.sqrt(Math.max(middle, 1)))
  return { low: Math.max(0, middle - half), middle, high: middle + half }
}

/** The value in the middle; between the two in the middle of an even number. NaN of none. */
export const medianOf = (values: number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? Number.NaN
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper
}
