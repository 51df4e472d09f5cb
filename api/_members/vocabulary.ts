export const ROLES = ['clerk', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** A second visit within so many days of the first makes a regular. */
export const REGULAR_WITHIN_DAYS = 30
export const NAME_MAX_LENGTH = 20

/** Which wording of the terms a person agrees to: change it with the words. */
export const MEMBERSHIP_VERSION = '2026-11-22'
/** The terms of membership as they are shown, a sentence a line. */
export const MEMBERSHIP_TERMS = [
  '店里会记下你的微信手机号、称呼，和你在这里订座、领券、到店的日子。',
  '这些只用来认出你、订座时联系你、核销你的券，不给别人，也不打推销电话。',
  '成为会员不花钱。想退出，随时在「你的信息，你说了算」里退。',
  '退出后，店里不再留你的手机号；订好的座和领到的券照样能用。',
] as const

export const CONSENT_PURPOSES = ['membership', 'service', 'marketing', 'sharing'] as const

/** A merge can be undone for so many days. */
export const UNDO_DAYS = 30
/** A number that is given up goes to somebody else after about so many days. */
export const SAME_NUMBER_DAYS = 90
export const MERGE_REASONS = ['phone', 'unionid', 'staff'] as const
export type MergeReason = (typeof MERGE_REASONS)[number]
