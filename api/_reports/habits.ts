import { weekdayOf } from '../_platform/clock.js'

/** One coming of a guest: its shop day, and of a booked table when and for how many; none for who walked in. */
export type Coming = { on: string; minute?: number; partySize?: number }

/** A habit: what is usual, how many times of how many it was so. */
type Habit<T> = { value: T; times: number; of: number }

export type Habits = {
  everyDays: number | null
  weekday: Habit<number> | null
  minute: Habit<number> | null
  party: Habit<number> | null
}

const ENOUGH = 3
const CLEAR = 0.5
const AROUND_MINUTES = 60
const DAY_MS = 86_400_000

/** What somebody does usually. Less than three times is no habit, and neither is what holds for half of them or fewer. */
export const habitsOf = (comings: Coming[]): Habits => ({
  everyDays: usualGap(comings.map(({ on }) => on)),
  weekday: mode(comings.map(({ on }) => weekdayOf(on))),
  minute: usualMinute(comings.flatMap(({ minute }) => minute ?? [])),
  party: mode(comings.flatMap(({ partySize }) => partySize ?? [])),
})

/** The middle one of the days between two visits. */
const usualGap = (days: string[]): number | null => {
  const sorted = [...new Set(days)].sort()
  if (sorted.length < ENOUGH) return null
  return middle(sorted.slice(1).map((on, before) => daysBetween(sorted[before] ?? on, on)))
}

const mode = (values: number[]): Habit<number> | null => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, another]) => another - one)
  return most ? sure(most[0], most[1], values.length) : null
}

/** A time of day, to half an hour; as sure as many came within an hour of it. */
const usualMinute = (minutes: number[]): Habit<number> | null => {
  const usual = Math.round(middle(minutes) / 30) * 30
  const near = minutes.filter((minute) => Math.abs(minute - usual) <= AROUND_MINUTES)
  return sure(usual, near.length, minutes.length)
}

const sure = <T>(value: T, times: number, of: number): Habit<T> | null =>
  of >= ENOUGH && times / of > CLEAR ? { value, times, of } : null

/** Of an even number the earlier of the two in the middle; 0 of none. */
const middle = (values: number[]): number =>
  values.toSorted((one, another) => one - another)[Math.floor((values.length - 1) / 2)] ?? 0

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
