import { and, eq, gt } from 'drizzle-orm'
import { reportDeliveries, reports } from '../../../db/schema/index.js'
import type { Context } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { newUuid } from '../../_platform/ids.js'
import { lockInOrder } from '../../_platform/transaction.js'
import type { ReportDelivery } from '../contract.js'
import { TRIALS_AN_HOUR } from '../vocabulary.js'
import { deliveryInWords } from './delivery-words.js'
import { putDelivery, writeReport } from './put-reports.js'
import { getRecipient, type Scope } from './recipient-rows.js'

const HOUR_MS = 3_600_000

const TRIAL = {
  title: '熟客：试发一条',
  lines: ['收到这条，就是通了。', '周一早上的小结、店里不对劲时的提醒，都会发到这里。'],
  link: null,
}

/** Sends a recipient a few words, to see whether they arrive. Fails with `not_found` or `too_many_requests`. */
export const sendTrial = async (
  ctx: Context,
  place: Scope & { recipientId: string },
): Promise<ReportDelivery> => {
  const { id: recipientId } = await getRecipient(ctx, place)
  await lockInOrder(ctx.db, [`trials:${ctx.merchantId}:${recipientId}`])
  const lately = await ctx.db
    .select({ id: reportDeliveries.id })
    .from(reportDeliveries)
    .innerJoin(
      reports,
      and(eq(reports.merchantId, reportDeliveries.merchantId), eq(reports.id, reportDeliveries.reportId)),
    )
    .where(
      and(
        eq(reportDeliveries.merchantId, ctx.merchantId),
        eq(reportDeliveries.recipientId, recipientId),
        eq(reports.about, 'trial'),
        gt(reportDeliveries.createdAt, new Date(ctx.now.getTime() - HOUR_MS)),
      ),
    )
    .limit(TRIALS_AN_HOUR)
  if (lately.length >= TRIALS_AN_HOUR) fail('too_many_requests', '试发太多次了，过一会儿再试。')

  const report = {
    about: 'trial' as const,
    subjectId: newUuid(ctx.now),
    storeId: place.storeId,
    message: TRIAL,
  }
  const reportId = (await writeReport(ctx, report)) ?? fail('internal')
  const { id, status, createdAt } = await putDelivery(ctx, { reportId, recipientId })
  return {
    ...{ id, about: 'trial', title: TRIAL.title, status, words: deliveryInWords(status, null) },
    ...{ createdAt: createdAt.toISOString(), settledAt: null },
  }
}
