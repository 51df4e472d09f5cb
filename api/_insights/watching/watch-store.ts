import { and, eq, inArray, isNull } from 'drizzle-orm'
import { alerts } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { newId } from '../../_platform/ids.js'
import { type AlertRow, toAlerts } from './alert-rows.js'
import type { Alert, AlertBody } from './contract.js'
import { decideAlerts, type Look, subjectOf } from './decide-alerts.js'
import { lookAtChannels } from './look-at-channels.js'
import { lookAtFigures } from './look-at-figures.js'
import { lookAtRedemptions } from './look-at-redemptions.js'
import { lookAtSteps } from './look-at-steps.js'
import { readSteps } from './read-steps.js'
import { readWatched } from './read-watched.js'

/**
 * Looks at a store once, in the transaction of `ctx.db`: opens an alert for what is not as usual, keeps those that last, and
 * closes those that are over. Answers the ones that were opened, as anybody may read them; two looks at once open each once. Fails with `not_found`.
 */
export const watchStore = async (ctx: MerchantContext, storeId: string): Promise<Alert[]> => {
  const open = await findOpen(ctx, storeId)
  const { opens, lasts, closes } = decideAlerts(open, await lookAt(ctx, storeId, open))
  for (const { id, body } of lasts)
    await ctx.db.update(alerts).set({ body, lastSeenAt: ctx.now }).where(isOne(ctx, id))
  if (closes.length > 0)
    await ctx.db
      .update(alerts)
      .set({ closedAt: ctx.now })
      .where(and(eq(alerts.merchantId, ctx.merchantId), inArray(alerts.id, closes)))
  return openAlerts(ctx, storeId, opens)
}

const findOpen = ({ db, merchantId }: MerchantContext, storeId: string): Promise<AlertRow[]> =>
  db
    .select()
    .from(alerts)
    .where(and(eq(alerts.merchantId, merchantId), eq(alerts.storeId, storeId), isNull(alerts.closedAt)))

const lookAt = async (ctx: MerchantContext, storeId: string, open: AlertRow[]): Promise<Looks> => {
  const { calendar, figures, ways, redeemed } = await readWatched(ctx, storeId)
  const openedAt = (subject: string) =>
    open.find((alert) => alert.kind === 'redemptions' && alert.subject === subject)?.openedAt ?? null
  return {
    figure: lookAtFigures(calendar, figures, ctx.now),
    channel: lookAtChannels(calendar, ways, ctx.now),
    redemptions: lookAtRedemptions(calendar.hours, redeemed, ctx.now, openedAt),
    step: lookAtSteps(await readSteps(ctx, storeId)),
  }
}

type Looks = Partial<Record<AlertBody['kind'], Look>>

const isOne = ({ merchantId }: MerchantContext, id: string) =>
  and(eq(alerts.merchantId, merchantId), eq(alerts.id, id))

const openAlerts = async (ctx: MerchantContext, storeId: string, bodies: AlertBody[]): Promise<Alert[]> => {
  if (bodies.length === 0) return []
  const { merchantId, now } = ctx
  const opened = await ctx.db
    .insert(alerts)
    .values(
      bodies.map((body) => ({
        ...{ merchantId, id: newId('alr', now), storeId, kind: body.kind, subject: subjectOf(body), body },
        ...{ openedAt: now, lastSeenAt: now },
      })),
    )
    .onConflictDoNothing()
    .returning()
  return toAlerts(ctx, opened, 'others')
}
