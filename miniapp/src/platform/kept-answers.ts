const KEEP_AT_MOST = 30

type Kept = { tag: string; data: unknown }

const kept = new Map<string, Kept>()

/** The last answer from a place that is asked again and again: WeChat's requests have no cache of their own. */
export const keptAnswer = (place: string) => kept.get(place)

export const keepAnswer = (place: string, answer: Kept) => {
  kept.delete(place)
  kept.set(place, answer)
  const [oldest] = kept.keys()
  if (kept.size > KEEP_AT_MOST && oldest !== undefined) kept.delete(oldest)
}
