import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { reportDeliveries, reports } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import type { ReportDelivery, ReportDeliveryPage } from '../contract.js'
import { deliveryInWords } from './delivery-words.js'
import { getRecipient, type Scope } from './recipient-rows.js'

type Asked = Scope & { recipientId: string; cursor?: string; limit: number }

/** What was sent to a recipient, the last first. Fails with `not_found`. */
export const listDeliveries = async (
  ctx: MerchantContext,
  { recipientId, storeId, cursor, limit }: Asked,
): Promise<ReportDeliveryPage> => {
  await getRecipient(ctx, { recipientId, storeId })
  const { createdAt, id } = reportDeliveries
  const after = readCursor(cursor, 'dlv')
  const isAfter = after
    ? sql`(${createdAt}, ${id}) < (${after.at.toISOString()}, ${sql.param(after.id, id)})`
    : undefined
  const rows = await selectDeliveries(ctx)
    .where(
      and(
        eq(reportDeliveries.merchantId, ctx.merchantId),
        eq(reportDeliveries.recipientId, recipientId),
        isAfter,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
  return { nextCursor: page.nextCursor, items: page.items.map(toDelivery) }
}

/** The last delivery of each of some recipients that had one. */
export const listLastDeliveries = async (ctx: MerchantContext, recipientIds: string[]) => {
  if (recipientIds.length === 0) return new Map<string, ReportDelivery>()
  const last = ctx.db
    .selectDistinctOn([reportDeliveries.recipientId], { id: reportDeliveries.id })
    .from(reportDeliveries)
    .where(
      and(
        eq(reportDeliveries.merchantId, ctx.merchantId),
        inArray(reportDeliveries.recipientId, recipientIds),
      ),
    )
    .orderBy(reportDeliveries.recipientId, desc(reportDeliveries.createdAt), desc(reportDeliveries.id))
  const rows = await selectDeliveries(ctx).where(
    and(eq(reportDeliveries.merchantId, ctx.merchantId), inArray(reportDeliveries.id, last)),
  )
  return new Map(rows.map((row) => [row.recipientId, toDelivery(row)]))
}

const selectDeliveries = ({ db }: MerchantContext) =>
  db
    .select({
      id: reportDeliveries.id,
      recipientId: reportDeliveries.recipientId,
      about: reports.about,
      title: sql<string>`${reports.message} ->> 'title'`,
      status: reportDeliveries.status,
      fault: reportDeliveries.fault,
      createdAt: reportDeliveries.createdAt,
      settledAt: reportDeliveries.settledAt,
    })
    .from(reportDeliveries)
    .innerJoin(
      reports,
      and(eq(reports.merchantId, reportDeliveries.merchantId), eq(reports.id, reportDeliveries.reportId)),
    )

type Row = Awaited<ReturnType<typeof selectDeliveries>>[number]

const toDelivery = ({ id, about, title, status, fault, createdAt, settledAt }: Row): ReportDelivery => ({
  ...{ id, about, title, status, words: deliveryInWords(status, fault) },
  ...{ createdAt: createdAt.toISOString(), settledAt: settledAt?.toISOString() ?? null },
})
