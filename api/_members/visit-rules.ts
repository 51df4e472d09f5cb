import { REGULAR_WITHIN_DAYS } from './vocabulary.js'

const DAY_MS = 86_400_000

/** Whether a visit on `on` makes a regular: the second visit, within 30 days of the first. */
export const makesRegular = (earlierVisits: string[], on: string): boolean =>
  areOfRegular([...earlierVisits, on])

/** Whether who came on these days is a regular. */
export const areOfRegular = (days: string[]): boolean => {
  const [first, ...rest] = [...new Set(days)].sort()
  const [second] = rest
  if (first === undefined || second === undefined) return false
  return (Date.parse(second) - Date.parse(first)) / DAY_MS <= REGULAR_WITHIN_DAYS
}
