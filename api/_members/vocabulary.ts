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
  '这些只用来认出你、订座时联系你、核销你的券，不打推销电话；除非你自己打开「让合作的店也认识我」，不给别人。',
  '成为会员不花钱。想退出，随时在「你的信息，你说了算」里退。',
  '退出后，店里不再留你的手机号；订好的座和领到的券照样能用。',
] as const

/** What a person switches on and off, in the words they agree to; a new wording has a new version. */
export const CONSENT_WORDINGS = {
  service: {
    version: '2026-11-22',
    title: '为订座和券联系我',
    words: '订座快到了、券快过期了，用微信提醒你。关掉就不提醒，订座和用券照常。',
  },
  marketing: {
    version: '2026-11-22',
    title: '按我的习惯推荐',
    words: '看你常来的日子、时间和人数，首页替你备好一桌。关掉就看大家都一样的首页，一样订座、一样领券。',
  },
  sharing: {
    version: '2026-11-22',
    title: '让合作的店也认识我',
    words: '和别家一起办活动时，可以把你的称呼和到店次数告诉他们。不开就谁也不给，手机号从来不给。',
  },
} as const
export type SwitchedPurpose = keyof typeof CONSENT_WORDINGS
export const SWITCHED_PURPOSES = ['service', 'marketing', 'sharing'] as const satisfies SwitchedPurpose[]

export const CONSENT_PURPOSES = ['membership', ...SWITCHED_PURPOSES] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** What a merchant may choose to keep, in months. */
export const KEPT_MONTHS = { least: 6, most: 36 } as const

export const TAG_MAX_LENGTH = 12
export const TAGS_MAX = 50
/** How many tags somebody can be given by hand. */
export const TAGS_BY_HAND_MAX = 10

/** What a tag can go by: the numbers it takes, and the one it begins with. Amounts are in fen. */
export const TAG_RULES = {
  visitsAtLeast: { min: 1, max: 999, first: 5 },
  noVisitForDays: { min: 7, max: 999, first: 60 },
  partyAtLeast: { min: 2, max: 99, first: 4 },
  redemptionsAtLeast: { min: 1, max: 999, first: 3 },
  spendAtLeastFen: { min: 10_000, max: 100_000_000, first: 200_000 },
  noShowsAtLeast: { min: 1, max: 99, first: 2 },
  cancellationsAtLeast: { min: 1, max: 99, first: 3 },
  likesAtLeast: { min: 1, max: 99, first: 3 },
} as const
export type TagRuleKind = keyof typeof TAG_RULES

/** The tags a merchant begins with. */
export const FIRST_TAGS: { name: string; rule: { kind: TagRuleKind; atLeast: number } }[] = [
  { name: '常带朋友', rule: { kind: 'partyAtLeast', atLeast: 4 } },
  { name: '好久没来', rule: { kind: 'noVisitForDays', atLeast: 60 } },
  { name: '爱用券', rule: { kind: 'redemptionsAtLeast', atLeast: 3 } },
]

/** A merge can be undone for so many days. */
export const UNDO_DAYS = 30
/** A number that is given up goes to somebody else after about so many days. */
export const SAME_NUMBER_DAYS = 90
export const MERGE_REASONS = ['phone', 'unionid', 'staff'] as const
export type MergeReason = (typeof MERGE_REASONS)[number]
