const FIRST_MS = 5_000
const LONGEST_MS = 300_000

/**
 * How long to wait after so many failures in a row: twice as long each time, cut by up to a half by chance so that
 * phones which failed together do not come back together, and never less than the server asks for.
 */
export const pauseAfter = (failures: number, chance: number, askedSeconds = 0) => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10))
  return Math.max(FIRST_MS, askedSeconds * 1000, whole * (1 - chance / 2))
}
