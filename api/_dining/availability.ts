import { dayAfter, instantOf, minuteOfDay, shopDayOf, wallTime } from '../_platform/clock.js'
import { type Hours, periodsOn } from '../_storefront/index.js'
import { BOOKING_DAYS, BOOKING_LEAD_MINUTES, LAST_SEATING_MINUTES, SLOT_MINUTES } from './vocabulary.js'

type Slot = { startsAt: Date; endsAt: Date; time: string; period: string }
type TableSpan = { tableId: string; start: Date; end: Date }
type PartyRange = { partyMin: number; partyMax: number }

const MINUTE_MS = 60_000

/** Minutes a party keeps its table. */
export const turnMinutes = (partySize: number) => (partySize <= 2 ? 90 : 120)

/** The shop days a guest may choose among. */
export const bookableDays = (hours: Hours, now: Date): string[] => {
  const today = shopDayOf(now, hours.timeZone)
  return Array.from({ length: BOOKING_DAYS }, (_, ahead) => dayAfter(today, ahead))
}

/** The times a party of `partySize` may still choose on a shop day: every half hour, ending at the latest with the service. */
export const slotsOn = (hours: Hours, on: string, partySize: number, now: Date): Slot[] => {
  const earliest = now.getTime() + BOOKING_LEAD_MINUTES * MINUTE_MS
  return periodsOn(hours, on)
    .flatMap((period) => {
      const slots: Slot[] = []
      const last = period.closesMinute - LAST_SEATING_MINUTES
      for (let minute = period.opensMinute; minute <= last; minute += SLOT_MINUTES) {
        const end = Math.min(minute + turnMinutes(partySize), period.closesMinute)
        slots.push({
          startsAt: instantOf(on, minute, hours.timeZone),
          endsAt: instantOf(on, end, hours.timeZone),
          time: wallTime(minute),
          period: period.name,
        })
      }
      return slots
    })
    .filter((slot) => slot.startsAt.getTime() >= earliest)
}

export const fits = (table: PartyRange, partySize: number) =>
  table.partyMin <= partySize && partySize <= table.partyMax

/** The tables somebody has at some moment of the slot; spans are half open. */
export const takenTables = (taken: TableSpan[], slot: { startsAt: Date; endsAt: Date }): string[] => [
  ...new Set(
    taken
      .filter(({ start, end }) => start < slot.endsAt && slot.startsAt < end)
      .map(({ tableId }) => tableId),
  ),
]

/** The tables that fit the party and that nobody has at any moment of the slot. */
export const freeTables = <T extends PartyRange & { id: string }>(
  tables: T[],
  taken: TableSpan[],
  slot: { startsAt: Date; endsAt: Date },
  partySize: number,
): T[] => {
  const held = new Set(takenTables(taken, slot))
  return tables.filter((table) => fits(table, partySize) && !held.has(table.id))
}

/** The slot that begins exactly at `startsAt`, if a party may still choose it. */
export const findSlot = (hours: Hours, startsAt: Date, partySize: number, now: Date): Slot | undefined => {
  const on = shopDayOf(startsAt, hours.timeZone)
  if (!bookableDays(hours, now).includes(on)) return undefined
  return slotsOn(hours, on, partySize, now).find((slot) => slot.startsAt.getTime() === startsAt.getTime())
}

/** Whether a stay lies within one service of its day. */
export const isServed = (hours: Hours, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean => {
  const on = shopDayOf(startsAt, hours.timeZone)
  return periodsOn(hours, on).some(
    ({ opensMinute, closesMinute }) =>
      instantOf(on, opensMinute, hours.timeZone) <= startsAt &&
      endsAt <= instantOf(on, closesMinute, hours.timeZone),
  )
}

/** `18:30` in the store's zone. */
export const timeOf = (instant: Date, timeZone: string) => wallTime(minuteOfDay(instant, timeZone))
