import { and, asc, eq, notInArray, sum } from 'drizzle-orm'
import { messageGrants, noticeTemplates } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import type { Grants, NoticeTemplates } from './contract.js'
import { STAFF_NOTICE_KINDS } from './vocabulary.js'

/** The kinds of notices the merchant sends, with the template of each. */
export const listTemplates = async (ctx: MerchantContext): Promise<NoticeTemplates> => {
  const items = await ctx.db
    .select({ kind: noticeTemplates.kind, templateId: noticeTemplates.templateId })
    .from(noticeTemplates)
    .where(eq(noticeTemplates.merchantId, ctx.merchantId))
    .orderBy(asc(noticeTemplates.kind))
  return { items }
}

/** What the actor allows, by our own count; of the notices for owners and managers only they hear. */
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
    .where(
      and(
        eq(noticeTemplates.merchantId, ctx.merchantId),
        ctx.actor.posts.some(({ role }) => role !== 'clerk')
          ? undefined
          : notInArray(noticeTemplates.kind, [...STAFF_NOTICE_KINDS]),
      ),
    )
    .groupBy(noticeTemplates.kind)
    .orderBy(asc(noticeTemplates.kind))
  return { items: rows.map(({ kind, left }) => ({ kind, left: Math.max(0, left ?? 0) })) }
}
