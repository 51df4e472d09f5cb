import { and, asc, eq, sum } from 'drizzle-orm'
import { messageGrants, noticeTemplates } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import type { Grants, NoticeTemplates } from './contract.js'

/** The kinds of notices the merchant sends, with the template of each. */
export const listTemplates = async (ctx: MerchantContext): Promise<NoticeTemplates> => {
  const items = await ctx.db
    .select({ kind: noticeTemplates.kind, templateId: noticeTemplates.templateId })
    .from(noticeTemplates)
    .where(eq(noticeTemplates.merchantId, ctx.merchantId))
    .orderBy(asc(noticeTemplates.kind))
  return { items }
}

/** What the actor allows, by our own count. */
export const getMyGrants = async (ctx: Context): Promise<Grants> => {
  const rows = await ctx.db
    .select({ kind: noticeTemplates.kind, left: sum(messageGrants.change).mapWith(Number) })
    .from(noticeTemplates)
    .leftJoin(
      messageGrants,
      and(
        eq(messageGrants.merchantId, noticeTemplates.merchantId),
        eq(messageGrants.templateId, noticeTemplates.templateId),
        eq(messageGrants.personId, ctx.actor.personId),
      ),
    )
    .where(eq(noticeTemplates.merchantId, ctx.merchantId))
    .groupBy(noticeTemplates.kind)
    .orderBy(asc(noticeTemplates.kind))
  return { items: rows.map(({ kind, left }) => ({ kind, left: Math.max(0, left ?? 0) })) }
}
