import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alerts } from '../../../db/schema/index.js'
import type { Context, MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import { toAlerts } from './alert-rows.js'
import type { Alert, AlertPage, AlertQuery } from './contract.js'

/** What has not ended yet ends last. */
const NEVER = new Date('9999-12-31T00:00:00Z')
const endedAt = sql`coalesce(${alerts.closedAt}, ${NEVER.toISOString()}::timestamptz)`

/** What is, and was, not as usual in a store, or in all of them: first what lasts, the latest of it first. */
export const listAlerts = async (
  ctx: MerchantContext,
  { storeId, cursor, limit }: AlertQuery & { storeId?: string },
): Promise<AlertPage> => {
  const after = readCursor(cursor, 'alr')
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.merchantId, ctx.merchantId),
        storeId ? eq(alerts.storeId, storeId) : undefined,
        after
          ? sql`(${endedAt}, ${alerts.id}) < (${after.at.toISOString()}::timestamptz, ${sql.param(after.id, alerts.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(endedAt), desc(alerts.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ closedAt, id }) => ({ at: closedAt ?? NEVER, id }))
  return { items: await toAlerts(ctx, page.items), nextCursor: page.nextCursor }
}

/** Somebody knows: it stays until it is as usual again, and does not ask for a look. Fails with `not_found`. */
export const dismissAlert = async (
  ctx: Context,
  { storeId, alertId }: { storeId: string; alertId: string },
): Promise<Alert> => {
  const isIt = and(eq(alerts.merchantId, ctx.merchantId), eq(alerts.storeId, storeId), eq(alerts.id, alertId))
  await ctx.db
    .update(alerts)
    .set({ dismissedAt: ctx.now })
    .where(and(isIt, isNull(alerts.dismissedAt)))
  const [alert] = await toAlerts(ctx, await ctx.db.select().from(alerts).where(isIt))
  return alert ?? fail('not_found')
}
