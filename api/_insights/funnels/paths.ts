/** What somebody did at one moment, as the steps and exclusions of a funnel see it: bit n is the step, or exclusion, n. */
export type Happening = { at: number; steps: number; excluded: number }

/** A funnel as its evaluation needs it; times in milliseconds. */
export type PathRules = {
  steps: number
  order: 'ordered' | 'strict' | 'unordered'
  window: number
  /** Each step's own window from the step before; Infinity where it has none. */
  within: number[]
  /** By gap: the exclusions that must not lie between step n and step n + 1, as bits. */
  between: number[]
}

/** One way through a funnel: when each step was taken, and by which of the happenings. */
export type Path = { at: number[]; by: number[] }

/** Entries count from `start` until before `end`. */
export type EntrySpan = { start: number; end: number }
