import { ExpiryDue, getVoucherToRemind } from '../_vouchers/index.js'
import { noticeHandler } from './send-notice.js'
import { dayInWords } from './template-data.js'

/** Tells a guest that a voucher ends tomorrow, while it can still be used. */
export const remindOfExpiry = noticeHandler({
  work: 'remindOfExpiry',
  kind: 'voucherExpiry',
  schema: ExpiryDue,
  subjectOf: ({ voucherId }) => voucherId,
  look: async (ctx, voucherId) => {
    const { personId, status, title, terms, lastDay } = await getVoucherToRemind(ctx, voucherId)
    return {
      personId,
      isDue: status === 'live',
      page: `pages/coupon/index?id=${voucherId}`,
      words: { offer: title, until: dayInWords(lastDay), terms: terms || '到店出示就行' },
    }
  },
})
