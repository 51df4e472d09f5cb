/** The kinds of notices a guest may be sent, each by a template of the merchant's own. */
export const NOTICE_KINDS = ['reservationReminder', 'voucherExpiry'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
