import { and, eq, inArray } from 'drizzle-orm'
import { reportDeliveries, reportRecipients, reports } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { lockInOrder } from '../../_platform/transaction.js'
import type { DeliveryFault } from './delivery-words.js'

type Delivery = typeof reportDeliveries.$inferSelect

/** A delivery with its recipient and report; until the transaction ends nobody else sees to it. */
export const findDelivery = async ({ db, merchantId }: MerchantContext, deliveryId: string) => {
  await lockInOrder(db, [`delivery:${merchantId}:${deliveryId}`])
  const [found] = await db
    .select({ delivery: reportDeliveries, recipient: reportRecipients, message: reports.message })
    .from(reportDeliveries)
    .innerJoin(
      reportRecipients,
      and(
        eq(reportRecipients.merchantId, reportDeliveries.merchantId),
        eq(reportRecipients.id, reportDeliveries.recipientId),
      ),
    )
    .innerJoin(
      reports,
      and(eq(reports.merchantId, reportDeliveries.merchantId), eq(reports.id, reportDeliveries.reportId)),
    )
    .where(and(eq(reportDeliveries.merchantId, merchantId), eq(reportDeliveries.id, deliveryId)))
  return found ?? null
}

const UNSETTLED = ['sending', 'waiting'] as const

/** Says how it stands with a delivery; false where it was settled before, for then it stays so. */
export const setDelivery = async (
  { db, merchantId, now }: MerchantContext,
  { id }: Pick<Delivery, 'id'>,
  status: Delivery['status'],
  fault: DeliveryFault | null = null,
): Promise<boolean> => {
  const settledAt = status === 'sending' || status === 'waiting' ? null : now
  const changed = await db
    .update(reportDeliveries)
    .set({ status, fault, settledAt })
    .where(
      and(
        eq(reportDeliveries.merchantId, merchantId),
        eq(reportDeliveries.id, id),
        inArray(reportDeliveries.status, UNSETTLED),
      ),
    )
    .returning({ id: reportDeliveries.id })
  return changed.length > 0
}
