/**
 * Every figure there is of a store and a span of its shop days. `unique` ones count people once in the span, so days do not
 * add up to weeks; the others are sums. `better` says which way is good news; null where neither is.
 */
export const FIGURES = {
  visitors: { words: '来逛', unit: '位', unique: true, better: 'more' },
  fans: { words: '新粉丝', unit: '位', unique: false, better: 'more' },
  members: { words: '新会员', unit: '位', unique: false, better: 'more' },
  visits: { words: '到店', unit: '位', unique: false, better: 'more' },
  returns: { words: '又来了', unit: '位', unique: false, better: 'more' },
  bookings: { words: '订座', unit: '单', unique: false, better: 'more' },
  seated: { words: '入座', unit: '桌', unique: false, better: 'more' },
  covers: { words: '用餐', unit: '位', unique: false, better: 'more' },
  noShows: { words: '没来', unit: '单', unique: false, better: 'less' },
  claims: { words: '领券', unit: '张', unique: false, better: 'more' },
  redemptions: { words: '核销', unit: '张', unique: false, better: 'more' },
  discountFen: { words: '券让利', unit: '元', unique: false, better: null },
  billFen: { words: '券带来', unit: '元', unique: false, better: 'more' },
} as const satisfies Record<
  string,
  { words: string; unit: string; unique: boolean; better: 'more' | 'less' | null }
>
export type FigureName = keyof typeof FIGURES

/** All stores of a merchant, where a store's id could stand. */
export const BRAND = 'brand'

/** The steps of a phone's flows that a release can break: what begins each, what ends it, and how that is said. */
export const STEPS = {
  slot: { begins: 'booking_started', ends: 'slot_chosen', words: '选时间' },
  table: { begins: 'slot_chosen', ends: 'table_chosen', words: '选桌' },
  booking: { begins: 'booking_submitted', ends: 'reservation_placed', words: '订座' },
  claim: { begins: 'claim_submitted', ends: 'voucher_claimed', words: '领券' },
  form: { begins: 'membership_started', ends: 'membership_submitted', words: '填入会' },
  membership: { begins: 'membership_submitted', ends: 'member_joined', words: '入会' },
} as const
export type StepName = keyof typeof STEPS

/** Why redemptions look as if no guest was there. */
export const REDEMPTION_DOUBTS = {
  afterHours: '不在营业时间',
  justClaimed: '券刚领就核销',
  oneAfterAnother: '一张接一张，比客人来得还快',
} as const
export type RedemptionDoubt = keyof typeof REDEMPTION_DOUBTS
