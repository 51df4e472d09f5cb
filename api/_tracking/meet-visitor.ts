import { sql } from 'drizzle-orm'
import { visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

export type Visitor = {
  visitorId: string
  botAt: Date | null
  sharedAt: Date | null
  clockWrongAt: Date | null
}

/** Locks a device's row until the transaction ends, made where there is none yet, so that its batches go one after another. */
export const meetVisitor = async (
  ctx: MerchantContext,
  { visitorId, clockWrong }: { visitorId: string; clockWrong: boolean },
): Promise<Visitor> => {
  const { merchantId, now } = ctx
  const clockWrongAt = clockWrong ? now : null
  const [visitor] = await ctx.db
    .insert(visitors)
    .values({ merchantId, visitorId, firstSeenAt: now, lastSeenAt: now, clockWrongAt })
    .onConflictDoUpdate({
      target: [visitors.merchantId, visitors.visitorId],
      set: {
        lastSeenAt: now,
        clockWrongAt: sql`coalesce(excluded.clock_wrong_at, ${visitors.clockWrongAt})`,
      },
    })
    .returning({
      botAt: visitors.botAt,
      sharedAt: visitors.sharedAt,
      clockWrongAt: visitors.clockWrongAt,
    })
  if (!visitor) throw new Error('the upsert of a visitor returned no row')
  return { visitorId, ...visitor }
}
