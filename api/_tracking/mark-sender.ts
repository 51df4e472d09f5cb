import { and, eq, gte, lt, lte } from 'drizzle-orm'
import { events, sessions, visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { idsOf } from './event-time.js'
import type { Session } from './sessions.js'

/** Nobody's fingers make more of them. */
const EVENTS_A_MINUTE = 300
const MINUTE_MS = 60_000

type Around = { visitorId: string; first: Date; last: Date; filed: number; known: Session[] }

/** From when on sessions have to be known to tell whether events from `first` on came too fast. */
export const windowBefore = (first: Date) => new Date(first.getTime() - MINUTE_MS)

/** Whether more than 300 of these moments lie within any 60 seconds. */
const isTooFast = (moments: Date[]): boolean => {
  const times = moments.map((moment) => moment.getTime()).sort((one, other) => one - other)
  return times.some((time, at) => time - (times[at - EVENTS_A_MINUTE] ?? -Infinity) <= MINUTE_MS)
}

/** Marks a device as no person's, with its sessions, when events from `first` to `last` made it too fast; says whether. */
export const markFastSender = async (ctx: MerchantContext, around: Around): Promise<boolean> => {
  const [from, to] = [windowBefore(around.first), new Date(around.last.getTime() + MINUTE_MS)]
  const rolledUp = around.known.filter(({ endedAt, startedAt }) => endedAt >= from && startedAt <= to)
  const atMost = rolledUp.reduce((sum, session) => sum + session.events, around.filed)
  if (atMost <= EVENTS_A_MINUTE) return false
  const moments = await findMoments(ctx, around.visitorId, from, to)
  // What a clock that was set back puts into the future all counts at its arrival: by that clock it was as slow as any.
  if (!isTooFast(moments.map(({ occurredAt }) => occurredAt))) return false
  if (!isTooFast(moments.map(({ occurredAt, clockAt }) => clockAt ?? occurredAt))) return false
  await markBot(ctx, around.visitorId)
  return true
}

const findMoments = ({ db, merchantId }: MerchantContext, visitorId: string, from: Date, to: Date) => {
  const ids = idsOf(from, to)
  return db
    .select({ occurredAt: events.occurredAt, clockAt: events.clockAt })
    .from(events)
    .where(
      and(
        eq(events.merchantId, merchantId),
        eq(events.visitorId, visitorId),
        gte(events.id, ids.atLeast),
        lt(events.id, ids.below),
        gte(events.occurredAt, from),
        lte(events.occurredAt, to),
      ),
    )
}

const markBot = async ({ db, merchantId, now }: MerchantContext, visitorId: string) => {
  await db
    .update(visitors)
    .set({ botAt: now })
    .where(and(eq(visitors.merchantId, merchantId), eq(visitors.visitorId, visitorId)))
  await db
    .update(sessions)
    .set({ bot: true })
    .where(and(eq(sessions.merchantId, merchantId), eq(sessions.visitorId, visitorId)))
}
