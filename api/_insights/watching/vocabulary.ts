/** The steps of a phone's flows that a release can break: what begins each, what ends it, and how that is said. */
export const FLOW_STEPS = {
  slot: { begins: 'booking_started', ends: 'slot_chosen', words: '选时间' },
  table: { begins: 'slot_chosen', ends: 'table_chosen', words: '选桌' },
  booking: { begins: 'booking_submitted', ends: 'reservation_placed', words: '订座' },
  claim: { begins: 'claim_submitted', ends: 'voucher_claimed', words: '领券' },
  form: { begins: 'membership_started', ends: 'membership_submitted', words: '填入会' },
  membership: { begins: 'membership_submitted', ends: 'member_joined', words: '入会' },
} as const
export type FlowStep = keyof typeof FLOW_STEPS

/** Why redemptions look as if no guest was there. */
export const REDEMPTION_DOUBTS = {
  afterHours: '不在营业时间',
  justClaimed: '券刚领就核销',
  oneAfterAnother: '一张接一张，比客人来得还快',
} as const
export type RedemptionDoubt = keyof typeof REDEMPTION_DOUBTS
