/** What a slow and obvious reader of the rules sees of an event: when it was, which steps it can be, what it excludes. */
export type Seen = { at: number; steps: number[]; excludes: number[] }

export type Rules = {
  steps: number
  order: 'ordered' | 'strict' | 'unordered'
  window: number
  within: (number | null)[]
  /** Steps counted from 1, as a manager says them. */
  exclusions: { from: number; to: number }[]
}

/** The times of a person's best attempt, by trying all there are; null for nobody. Written from the rules, and slow. */
export const bestAttempt = (
  rules: Rules,
  events: Seen[],
  span: { start: number; end: number },
): number[] | null => {
  const attempts = rules.order === 'unordered' ? unordered(rules, events, span) : inOrder(rules, events, span)
  const clean = attempts.filter((times) => !isVoid(rules, events, times))
  const complete = clean.filter((times) => times.length === rules.steps)
  if (complete.length > 0) return first(complete)
  const furthest = Math.max(0, ...clean.map((times) => times.length))
  return furthest === 0 ? null : first(clean.filter((times) => times.length === furthest))
}

const first = (attempts: number[][]) => [...attempts].sort(byTimes)[0] ?? null

const byTimes = (one: number[], other: number[]) => {
  for (const [index, time] of one.entries()) if (time !== other[index]) return time - (other[index] ?? 0)
  return 0
}

const inOrder = (rules: Rules, events: Seen[], { start, end }: { start: number; end: number }) => {
  const attempts: number[][] = []
  const moments = [...new Set(events.map(({ at }) => at))].sort((one, other) => one - other)
  const goOn = (times: number[]) => {
    const last = times.at(-1)
    const next = moments.filter((at) => {
      if (last === undefined) return at >= start && at < end && isTaken(events, [at])
      const entry = times[0] as number
      const own = rules.within[times.length] ?? Number.POSITIVE_INFINITY
      const between = moments.some((other) => last < other && other < at)
      return (
        times.length < rules.steps &&
        at >= last &&
        at - entry <= rules.window &&
        at - last <= own &&
        !(rules.order === 'strict' && between) &&
        isTaken(events, [...times, at])
      )
    })
    if (next.length === 0 && last !== undefined) attempts.push(times)
    for (const at of next) goOn([...times, at])
  }
  goOn([])
  return attempts
}

/** Whether different events at these times can be the steps one after another. */
const isTaken = (events: Seen[], times: number[], used: Seen[] = []): boolean => {
  const [at, ...rest] = times
  if (at === undefined) return true
  return events.some(
    (event) =>
      event.at === at &&
      event.steps.includes(used.length) &&
      !used.includes(event) &&
      isTaken(events, rest, [...used, event]),
  )
}

const isVoid = (rules: Rules, events: Seen[], times: number[]) =>
  rules.exclusions.some(({ from, to }, index) => {
    const begins = times[from - 1]
    if (begins === undefined) return false
    const ends = times[to - 1]
    return events.some(
      ({ at, excludes }) =>
        excludes.includes(index) &&
        !times.includes(at) &&
        at > begins &&
        (ends === undefined ? at <= (times[0] as number) + rules.window : at < ends),
    )
  })

/** For each event that can begin: the times at which one more different step had been taken. */
const unordered = (rules: Rules, events: Seen[], { start, end }: { start: number; end: number }) => {
  const attempts: number[][] = []
  const inTime = [...events].sort((one, other) => one.at - other.at)
  for (const entry of inTime) {
    if (entry.steps.length === 0 || entry.at < start || entry.at >= end) continue
    const times: number[] = []
    for (let many = 1; many <= rules.steps; many++) {
      const moment = inTime.find(
        ({ at }) =>
          at >= entry.at &&
          at - entry.at <= rules.window &&
          mostSteps(inTime.filter((event) => event.at >= entry.at && event.at <= at)) >= many,
      )
      if (moment) times.push(moment.at)
    }
    attempts.push(times)
  }
  return attempts
}

/** How many different steps these events can be at most, each event one, by trying. */
const mostSteps = (events: Seen[], used: number[] = []): number => {
  const [event, ...rest] = events
  if (!event) return used.length
  const without = mostSteps(rest, used)
  return Math.max(
    without,
    ...event.steps.filter((step) => !used.includes(step)).map((step) => mostSteps(rest, [...used, step])),
  )
}
