import { and, eq, isNull } from 'drizzle-orm'
import { reportRecipients } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { findTemplate } from '../notices.js'

/**
 * Says of a store, or of all together (null), whether anybody may be told of its weeks: it has a recipient, or staff can allow
 * messages. Of the others a report would be put for nobody.
 */
export const listensToWeeks = async (ctx: MerchantContext): Promise<(storeId: string | null) => boolean> => {
  if (await findTemplate(ctx, 'weeklySummary')) return () => true
  const rows = await ctx.db
    .selectDistinct({ storeId: reportRecipients.storeId })
    .from(reportRecipients)
    .where(and(eq(reportRecipients.merchantId, ctx.merchantId), isNull(reportRecipients.endedAt)))
  const listening = new Set(rows.map(({ storeId }) => storeId))
  return (storeId) => listening.has(storeId)
}
