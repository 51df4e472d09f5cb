import { minuteOfDay, shopDayOf, wallTime, weekdayOf } from '../_platform/clock.js'

type Seating = { startsAt: Date; partySize: number }
type Habit = { weekday: number; time: string; partySize: number }

/** Fewer seatings than this are no habit. */
const SEATINGS_LEAST = 3

/** What somebody usually books: the weekday and hour of most of their seatings, and the party that comes then. The latest settles ties. */
export const usualOf = (seatings: Seating[], timeZone: string): Habit | null => {
  if (seatings.length < SEATINGS_LEAST) return null
  const told = seatings
    .toSorted((one, another) => another.startsAt.getTime() - one.startsAt.getTime())
    .map(({ startsAt, partySize }) => ({
      weekday: weekdayOf(shopDayOf(startsAt, timeZone)),
      time: wallTime(minuteOfDay(startsAt, timeZone)),
      partySize,
    }))
  const usual = mostCommon(told, ({ weekday, time }) => `${weekday} ${time}`)
  if (usual.length < 2) return null
  return mostCommon(usual, ({ partySize }) => String(partySize))[0] ?? null
}

const mostCommon = <T>(items: T[], kindOf: (item: T) => string): T[] => {
  const kinds = new Map<string, T[]>()
  for (const item of items) kinds.set(kindOf(item), [...(kinds.get(kindOf(item)) ?? []), item])
  return [...kinds.values()].reduce<T[]>((most, kind) => (kind.length > most.length ? kind : most), [])
}
