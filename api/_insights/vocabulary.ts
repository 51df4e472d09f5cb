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

/** What is counted of a week alone: distinct people who looked at a dish, redemptions while the store was closed, days it was open. */
export const WEEK_COUNTS = {
  interest: { words: '看这道菜', unit: '位', better: 'more' },
  nightRedemptions: { words: '打烊后核销', unit: '张', better: 'less' },
  openDays: { words: '营业', unit: '天', better: null },
} as const satisfies Record<string, { words: string; unit: string; better: 'more' | 'less' | null }>

/** Whatever a weekly summary can say a number of. */
export const MEASURES = { ...FIGURES, ...RATES, ...WEEK_COUNTS } as const
export type Measure = keyof typeof MEASURES
