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

/** A visit as a step of a funnel: not an event of the ledger, but a row that stands until it is taken back. */
export const VISITED = 'visited'

export const FUNNEL_ORDERS = {
  ordered: '按先后，中间可以做别的',
  strict: '一步接一步，中间不做别的',
  unordered: '不论先后',
} as const
export type FunnelOrder = keyof typeof FUNNEL_ORDERS

export const STEPS_AT_MOST = 8
export const EXCLUSIONS_AT_MOST = 5
export const FUNNELS_AT_MOST = 50
export const GROUPS_AT_MOST = 20

/** Where the seconds from one step to the next are counted, each up to and with its bound; the last has none. */
export const HISTOGRAM_SECONDS = [10, 60, 300, 1_800, 7_200, 86_400, 604_800, null] as const

const DAY = 86_400

/** The funnels that every shop has. A step is any of its events; `within` is its own window from the step before, in seconds. */
export const READY_FUNNELS = {
  regulars: {
    words: '路过到熟客',
    windowSeconds: 90 * DAY,
    steps: [
      { words: '路过', events: ['page_viewed'] },
      { words: '粉丝', events: ['fan_gained'] },
      { words: '会员', events: ['member_joined'] },
      { words: '到店', events: [VISITED] },
      // A regular comes a second time within 30 days of the first.
      { words: '复购', events: [VISITED], within: 30 * DAY },
    ],
  },
  aisas: {
    words: '注意到分享',
    windowSeconds: 30 * DAY,
    steps: [
      { words: '注意', events: ['offer_exposed', 'dish_exposed'] },
      { words: '兴趣', events: ['offer_viewed', 'dish_viewed'] },
      { words: '搜索', events: ['menu_searched'] },
      { words: '行动', events: ['reservation_placed', 'voucher_claimed'] },
      { words: '分享', events: ['share_tapped'] },
    ],
  },
  vouchers: {
    words: '看券到核销',
    windowSeconds: 60 * DAY,
    steps: [
      { words: '看券', events: ['offer_exposed', 'offer_viewed'] },
      { words: '领券', events: ['voucher_claimed'] },
      { words: '亮码', events: ['voucher_shown'] },
      { words: '核销', events: ['voucher_redeemed'] },
    ],
  },
  bookings: {
    words: '看位到入座',
    windowSeconds: 30 * DAY,
    steps: [
      { words: '看位', events: ['booking_started'] },
      { words: '选桌', events: ['table_chosen'] },
      { words: '提交', events: ['booking_submitted'] },
      { words: '到店', events: ['reservation_seated'] },
    ],
  },
} as const
export type ReadyFunnel = keyof typeof READY_FUNNELS
