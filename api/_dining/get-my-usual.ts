import { and, desc, eq, gte } from 'drizzle-orm'
import { reservations } from '../../db/schema/index.js'
import { hasConsent } from '../_members/index.js'
import { weekdayOf } from '../_platform/clock.js'
import type { Context } from '../_platform/context.js'
import { getStore } from '../_storefront/index.js'
import { bookableDays, slotsOn } from './availability.js'
import type { Usual } from './contract.js'
import { usualOf } from './usual-rules.js'

const LOOK_BACK_DAYS = 180
const LOOK_AT = 60
const DAY_MS = 86_400_000

/** What the actor usually books in the store, on the next day it can be had; for those alone who agreed to be known by their habits. */
export const getMyUsual = async (ctx: Context, { storeId }: { storeId: string }): Promise<Usual> => {
  if (!(await hasConsent(ctx, ctx.actor.personId, 'marketing'))) return { usual: null }
  const { hours, timeZone } = await getStore(ctx, storeId)
  const seatings = await ctx.db
    .select({ startsAt: reservations.startsAt, partySize: reservations.partySize })
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.personId, ctx.actor.personId),
        eq(reservations.storeId, storeId),
        eq(reservations.status, 'seated'),
        gte(reservations.startsAt, new Date(ctx.now.getTime() - LOOK_BACK_DAYS * DAY_MS)),
      ),
    )
    .orderBy(desc(reservations.startsAt))
    .limit(LOOK_AT)
  const habit = usualOf(seatings, timeZone)
  const on =
    habit &&
    bookableDays(hours, ctx.now).find(
      (day) =>
        weekdayOf(day) === habit.weekday &&
        slotsOn(hours, day, habit.partySize, ctx.now).some(({ time }) => time === habit.time),
    )
  return { usual: habit && on ? { on, time: habit.time, partySize: habit.partySize } : null }
}
