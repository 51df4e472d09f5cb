/** The kinds of notices a guest may be sent, each by a template of the merchant's own. */
const GUEST_NOTICE_KINDS = ['reservationReminder', 'voucherExpiry'] as const
/** Those for owners and managers alone. */
export const STAFF_NOTICE_KINDS = ['weeklySummary', 'alert'] as const

export const NOTICE_KINDS = [...GUEST_NOTICE_KINDS, ...STAFF_NOTICE_KINDS] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Where reports go: the robot of a group, or a mailbox. */
export const RECIPIENT_KINDS = ['wecom', 'dingtalk', 'feishu', 'email'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]

/** What DingTalk has messages signed with begins so; other robots' secrets have no form. */
export const isSecretOf = (kind: RecipientKind, secret: string) =>
  kind !== 'dingtalk' || secret.startsWith('SEC')

/** What a report is about: a week's summary, an alert, or nothing but whether it arrives. */
export const REPORT_SUBJECTS = ['week', 'alert', 'trial'] as const

export const DELIVERY_STATUSES = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** How many recipients a store has at most, and how many all stores together have. */
export const RECIPIENTS_MAX = 20
export const RECIPIENT_NAME_MAX = 20
/** Trials that one recipient is sent within an hour. */
export const TRIALS_AN_HOUR = 5
