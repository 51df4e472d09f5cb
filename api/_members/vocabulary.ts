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
