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
  billFen: { words: '用券账单', unit: '元', unique: false, better: 'more' },
} as const satisfies Record<
  string,
  { words: string; unit: string; unique: boolean; better: 'more' | 'less' | null }
>
export type FigureName = keyof typeof FIGURES

/** All stores of a merchant, where a store's id could stand. */
export const BRAND = 'brand'

/** Shares of some figures in others: `part` of the sum of `of`. */
export const RATES = {
  fanRate: { words: '来逛变粉丝', unit: '%', part: 'fans', of: ['visitors'], better: 'more' },
  memberRate: { words: '会员转化', unit: '%', part: 'members', of: ['fans'], better: 'more' },
  noShowRate: { words: '没来的订座', unit: '%', part: 'noShows', of: ['noShows', 'seated'], better: 'less' },
} as const satisfies Record<
  string,
  { words: string; unit: string; part: FigureName; of: readonly FigureName[]; better: 'more' | 'less' }
>
export type RateName = keyof typeof RATES

/** What is counted of a week alone: distinct people who looked at a dish, redemptions while the store was closed, guests who were due long before its end, days it was open. */
const WEEK_COUNTS = {
  interest: { words: '看的人', unit: '位', better: 'more' },
  nightRedemptions: { words: '打烊后核销', unit: '张', better: 'less' },
  lapsed: { words: '该来没来的老客', unit: '位', better: 'less' },
  openDays: { words: '营业', unit: '天', better: null },
} as const satisfies Record<string, { words: string; unit: string; better: 'more' | 'less' | null }>

/** Whatever a weekly summary can say a number of. */
export const MEASURES = { ...FIGURES, ...RATES, ...WEEK_COUNTS } as const
export type Measure = keyof typeof MEASURES

/** A visit as a step of a funnel: not an event of the ledger, but a row that stands until it is taken back. */
export const VISITED = 'visited'

/** The store an event happened in, asked for as if it were one of its properties. */
export const STORE = 'store'

/** The properties of events that are picked, and said back, by a name. `gone` is what is said of one that is there no more. */
export const SUBJECTS = {
  dishId: { words: '哪道菜', kind: '菜', gone: '下架了' },
  offerId: { words: '哪张券', kind: '券', gone: '不发了' },
  channel: { words: '哪个来源', kind: '来源', gone: '停用了' },
  [STORE]: { words: '哪家店', kind: '店', gone: '没有了' },
} as const
export type SubjectName = keyof typeof SUBJECTS

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
export const HISTOGRAM = [
  { toSeconds: 10, words: '10 秒内' },
  { toSeconds: 60, words: '1 分钟内' },
  { toSeconds: 300, words: '5 分钟内' },
  { toSeconds: 1_800, words: '半小时内' },
  { toSeconds: 7_200, words: '2 小时内' },
  { toSeconds: 86_400, words: '1 天内' },
  { toSeconds: 604_800, words: '7 天内' },
  { toSeconds: null, words: '更久' },
] as const

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

/** What a manager asks of who comes back: who did one of these, and then one of those. */
export const READY_RETENTIONS = {
  visits: { words: '到店又到店', target: [VISITED], returning: [VISITED], kind: 'first' },
  app: { words: '来逛又来逛', target: ['page_viewed'], returning: ['page_viewed'], kind: 'first' },
  members: { words: '入会后到店', target: ['member_joined'], returning: [VISITED], kind: 'first' },
  vouchers: { words: '用券后又到店', target: ['voucher_redeemed'], returning: [VISITED], kind: 'recurring' },
} as const
export type ReadyRetention = keyof typeof READY_RETENTIONS

/** How many periods of each length a table of who comes back shows. */
export const RETENTION_PERIODS = { day: 14, week: 8, month: 6 } as const

/** How somebody shows interest in a dish or an offer; counted are distinct people in the span. */
export const INTERESTS = {
  dishViewed: { words: '点开', unit: '位' },
  dishSearched: { words: '搜到', unit: '位' },
  dishLiked: { words: '想吃', unit: '位' },
  offerShown: { words: '看到', unit: '位' },
  offerViewed: { words: '点开', unit: '位' },
} as const
export type Interest = keyof typeof INTERESTS

/** What is said of vouchers besides: what became of those claimed in a span, and what one cost. */
export const VOUCHER_FIGURES = {
  used: { words: '领了用掉的', unit: '张' },
  claimRate: { words: '看到就领的', unit: '%' },
  useRate: { words: '领了用掉的', unit: '%' },
  eachFen: { words: '每张让利', unit: '元' },
} as const

/** Members by how lately and how often they came to the store: each is in one of these. */
export const MEMBER_GROUPS = {
  fresh: { words: '新会员', detail: '入会不到 30 天，来过一次或还没来' },
  core: { words: '常来', detail: '30 天里来过，一共 4 次以上' },
  growing: { words: '来过几次', detail: '30 天里来过，一共 2、3 次' },
  once: { words: '来过一次', detail: '60 天里来过，只有一次' },
  slipping: { words: '好久没来', detail: '31 到 60 天没来，以前来过几次' },
  lost: { words: '走远了', detail: '60 天以上没来' },
  never: { words: '还没来过', detail: '入会 30 天了，还没来过' },
} as const
export type MemberGroup = keyof typeof MEMBER_GROUPS

/** How many members there are of a store today, by what holds of them. */
export const MEMBER_STANDINGS = {
  all: { words: '会员', unit: '位' },
  active: { words: '30 天里来过', unit: '位' },
  regulars: { words: '熟客', unit: '位' },
  lapsed30: { words: '30 天没来了', unit: '位' },
  lapsed60: { words: '60 天没来了', unit: '位' },
} as const
export type MemberStanding = keyof typeof MEMBER_STANDINGS

/** Visits to a store that members are counted by: up to and with each; the last has no end. */
export const VISIT_STEPS = [0, 1, 2, 3, 5, 9, null] as const

export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** The pages whose figures can be taken along as a spreadsheet. */
export const FIGURE_PAGES = {
  overview: '经营',
  channels: '来源',
  coupons: '券',
  dishes: '菜',
  members: '会员',
} as const
export type FigurePage = keyof typeof FIGURE_PAGES

const MEMBER_ROWS = Object.keys({ ...MEMBER_STANDINGS, ...MEMBER_GROUPS }).map(
  (name) => `members-${name}`,
) as `members-${MemberStanding | MemberGroup}`[]

/** Whatever opens the rows behind it: figures, interest, vouchers claimed in the span and used by now, guests due long before its end, and members of today. */
export const ROW_FIGURES = [
  ...(Object.keys(FIGURES) as FigureName[]),
  ...(Object.keys(INTERESTS) as Interest[]),
  'used',
  'lapsed',
  ...MEMBER_ROWS,
] as const
export type RowFigure = (typeof ROW_FIGURES)[number]
