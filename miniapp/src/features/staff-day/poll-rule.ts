const LOOK_AGAIN_MS = 10_000
const LONGEST_MS = 120_000

/** How long to wait before the day is asked for again: longer with every failure in a row. */
export const pauseAfter = (failures: number) => Math.min(LOOK_AGAIN_MS * 2 ** failures, LONGEST_MS)
