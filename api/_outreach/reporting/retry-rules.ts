const [FIRST_SECONDS, LONGEST_SECONDS] = [60, 3_600]
const GIVE_UP_SECONDS = 86_400

type Tried = { createdAt: Date; now: Date; holdSeconds: number }

/**
 * In how many seconds to try again what surely did not go out: in a minute, then after twice as long each time, at most an
 * hour, and not while the robot wants nothing. Null once a day has gone by: yesterday's report is nobody's hurry.
 */
export const nextTryOf = ({ createdAt, now, holdSeconds }: Tried): number | null => {
  const age = (now.getTime() - createdAt.getTime()) / 1000
  if (age >= GIVE_UP_SECONDS) return null
  return Math.max(holdSeconds, Math.min(LONGEST_SECONDS, Math.max(FIRST_SECONDS, Math.ceil(age))))
}
