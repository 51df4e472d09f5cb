import { asc } from 'drizzle-orm'
import { reportDeliveries, reportRecipients, reports } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { putWork } from '../../_platform/due-work.js'
import { newId } from '../../_platform/ids.js'
import { ReportMessage } from '../../_platform/messengers/message.js'
import { RECIPIENTS_MAX } from '../vocabulary.js'
import { isLive } from './recipient-rows.js'
import { tellStaff } from './tell-staff.js'

type Report = {
  about: 'week' | 'alert'
  /** Of the summary or the alert: a report about it is put once. */
  subjectId: string
  /** A store's own, or null for all of the merchant's together. */
  storeId: string | null
  message: ReportMessage
}

/**
 * Has a report sent, in the transaction of `ctx.db`: to each recipient of its store, or of the brand, and to whoever of its
 * staff allowed a message. Putting the same report again does nothing.
 */
export const putReports = async (ctx: MerchantContext, report: Report) => {
  const reportId = await writeReport(ctx, report)
  if (!reportId) return
  const recipients = await ctx.db
    .select({ id: reportRecipients.id })
    .from(reportRecipients)
    .where(isLive(ctx, report))
    .orderBy(asc(reportRecipients.createdAt))
    .limit(RECIPIENTS_MAX)
  for (const { id } of recipients) await putDelivery(ctx, { reportId, recipientId: id })
  await tellStaff(ctx, { reportId, about: report.about, storeId: report.storeId })
}

/** Its id; null where there is a report about it already. */
export const writeReport = async (
  ctx: MerchantContext,
  { about, subjectId, storeId, message }: Omit<Report, 'about'> & { about: Report['about'] | 'trial' },
): Promise<string | null> => {
  const { merchantId, now } = ctx
  const [written] = await ctx.db
    .insert(reports)
    .values({
      ...{ merchantId, id: newId('rpt', now), storeId, about, subjectId },
      ...{ message: ReportMessage.parse(message), createdAt: now },
    })
    .onConflictDoNothing({ target: [reports.merchantId, reports.about, reports.subjectId] })
    .returning({ id: reports.id })
  return written?.id ?? null
}

/** Writes down that a report is to go to a recipient, and has it done. */
export const putDelivery = async (ctx: MerchantContext, wish: { reportId: string; recipientId: string }) => {
  const { merchantId, now } = ctx
  const delivery = { ...wish, merchantId, id: newId('dlv', now), status: 'waiting' as const, createdAt: now }
  await ctx.db.insert(reportDeliveries).values(delivery)
  const data = { merchantId, deliveryId: delivery.id }
  await putWork(ctx, { kind: 'sendReport', data }, { dueAt: now })
  return delivery
}
