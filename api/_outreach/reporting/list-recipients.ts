import { and, asc, sql } from 'drizzle-orm'
import { reportRecipients } from '../../../db/schema/index.js'
import type { ReadContext } from '../../_platform/context.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import type { ReportRecipientPage } from '../contract.js'
import { RECIPIENT_KINDS } from '../vocabulary.js'
import { listLastDeliveries } from './list-deliveries.js'
import { isLive, type Scope, toRecipient } from './recipient-rows.js'

/** Where the scope's reports go, the first added first, each with what became of the last one. */
export const listRecipients = async (
  ctx: ReadContext,
  { cursor, limit, ...scope }: Scope & { cursor?: string; limit: number },
): Promise<ReportRecipientPage> => {
  const { createdAt, id } = reportRecipients
  const after = readCursor(cursor, 'rcp')
  const isAfter = after
    ? sql`(${createdAt}, ${id}) > (${after.at.toISOString()}, ${sql.param(after.id, id)})`
    : undefined
  const rows = await ctx.db
    .select()
    .from(reportRecipients)
    .where(and(isLive(ctx, scope), isAfter))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
  const last = await listLastDeliveries(
    ctx,
    page.items.map((row) => row.id),
  )
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({ ...toRecipient(ctx, row), lastDelivery: last.get(row.id) ?? null })),
    kinds: RECIPIENT_KINDS.filter((kind) => kind !== 'email' || ctx.canMail),
  }
}
