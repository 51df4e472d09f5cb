export type Range = { now: number; before: number | null; usual: { low: number; high: number } | null }

/** Room at either end, as a part of what lies between the lowest and the highest. */
const ROOM = 0.25

/** Where the marks of a range bar stand, in percent of its width; in the middle where there is nothing to compare. */
export const rangeScale = ({ now, before, usual }: Range) => {
  const marks = [now, ...(before === null ? [] : [before]), ...(usual ? [usual.low, usual.high] : [])]
  const low = Math.min(...marks)
  const span = Math.max(...marks) - low
  const across = (value: number) => (span === 0 ? 50 : (((value - low) / span + ROOM) / (1 + 2 * ROOM)) * 100)
  return {
    now: across(now),
    before: before === null ? null : across(before),
    usual: usual && { from: across(usual.low), to: across(usual.high) },
  }
}
