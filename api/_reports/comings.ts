import { and, count, desc, eq } from 'drizzle-orm'
import { reservations, visits } from '../../db/schema/index.js'
import { minuteOfDay, shopDayOf } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import type { OfGuest } from './guest-of-store.js'
import type { Coming } from './habits.js'

// Habits are of late; and a visit is one a day, so these reach back half a year at least.
const LATEST_COMINGS = 50
const LATEST_VISITS = 200
const MONTHS = 6

type Scope = OfGuest & { timeZone: string }

/** When somebody came to a store: how often, in which of the last six months, and how the latest times were. */
export const getComings = async (ctx: MerchantContext, { storeId, personId, timeZone }: Scope) => {
  const ofGuest = and(
    eq(visits.merchantId, ctx.merchantId),
    eq(visits.storeId, storeId),
    eq(visits.personId, personId),
  )
  const [all] = await ctx.db.select({ count: count() }).from(visits).where(ofGuest)
  const latest = await ctx.db
    .select({ on: visits.on })
    .from(visits)
    .where(ofGuest)
    .orderBy(desc(visits.on))
    .limit(LATEST_VISITS)
  const days = latest.map(({ on }) => on)
  const seatings = await listSeatings(ctx, { storeId, personId, timeZone })
  return {
    visits: all?.count ?? 0,
    lastVisitOn: days[0] ?? null,
    visitsByMonth: countByMonth(days, shopDayOf(ctx.now, timeZone)),
    comings: joinSeatings(days.slice(0, LATEST_COMINGS), seatings),
    parties: seatings.map(({ partySize }) => partySize),
  }
}

/** The tables somebody booked and sat at, the latest first. */
const listSeatings = async (ctx: MerchantContext, { storeId, personId, timeZone }: Scope) => {
  const rows = await ctx.db
    .select({ startsAt: reservations.startsAt, partySize: reservations.partySize })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.storeId, storeId),
        eq(reservations.personId, personId),
        eq(reservations.status, 'seated'),
      ),
    )
    .orderBy(desc(reservations.startsAt), desc(reservations.id))
    .limit(LATEST_COMINGS)
  return rows.map(({ startsAt, partySize }) => ({
    on: shopDayOf(startsAt, timeZone),
    minute: minuteOfDay(startsAt, timeZone),
    partySize,
  }))
}

/** A visit with the table of that day, where one was booked; two tables on one day are one coming. */
const joinSeatings = (days: string[], seatings: Required<Coming>[]): Coming[] =>
  days.map((on) => seatings.find((seating) => seating.on === on) ?? { on })

/** The visits of this month and the five before it, the latest last. */
const countByMonth = (days: string[], today: string) =>
  Array.from({ length: MONTHS }, (_, index) => {
    const month = monthBefore(today, MONTHS - 1 - index)
    return { month, visits: days.filter((on) => on.startsWith(month)).length }
  })

const monthBefore = (day: string, months: number) => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7)
}
