import Taro from '@tarojs/taro'

const TABS = ['home', 'menu', 'coupons', 'me'] as const
type TabName = (typeof TABS)[number]
const PAGES = {
  home: '/pages/home/index',
  menu: '/pages/menu/index',
  coupons: '/pages/coupons/index',
  me: '/pages/me/index',
  booking: '/pages/booking/index',
  booked: '/pages/booked/index',
  coupon: '/pages/coupon/index',
  dish: '/pages/dish/index',
  favourites: '/pages/favourites/index',
  membership: '/pages/membership/index',
  privacy: '/pages/privacy/index',
  sharedWeek: '/pages/week/index',
  today: '/merchant/today/index',
  redeem: '/merchant/redeem/index',
  pulse: '/merchant/pulse/index',
  guests: '/merchant/guests/index',
  guest: '/merchant/guest/index',
  shop: '/merchant/shop/index',
  profile: '/merchant/profile/index',
  hours: '/merchant/hours/index',
  tables: '/merchant/tables/index',
  dishesEdit: '/merchant/dishes/index',
  dishEdit: '/merchant/dish/index',
  offersEdit: '/merchant/offers/index',
  offerEdit: '/merchant/offer/index',
  staff: '/merchant/staff/index',
  actions: '/merchant/actions/index',
  telephone: '/merchant/telephone/index',
  channels: '/merchant/channels/index',
  channel: '/merchant/channel/index',
  tags: '/merchant/tags/index',
  funnels: '/merchant/funnels/index',
  funnel: '/merchant/funnel/index',
  funnelMake: '/merchant/funnel-make/index',
  dropped: '/merchant/dropped/index',
  retention: '/merchant/retention/index',
  returned: '/merchant/returned/index',
  couponFigures: '/merchant/coupon-figures/index',
  dishFigures: '/merchant/dish-figures/index',
  memberFigures: '/merchant/member-figures/index',
  week: '/merchant/week/index',
  weeks: '/merchant/weeks/index',
  recipients: '/merchant/recipients/index',
  alerts: '/merchant/alerts/index',
  rows: '/merchant/rows/index',
} as const

type PageName = Exclude<keyof typeof PAGES, TabName>
type Params = Record<string, string | number | undefined>

/** On the web the tab pages draw the tab bar themselves; on the phone `custom-tab-bar` does. */
export const pageDrawsTabBar = process.env.TARO_ENV === 'h5'

/** What the tab bar does: the middle item is a page of its own, the others are tabs. */
export const openTab = (key: TabName | 'booking') =>
  key === 'booking' ? openPage('booking') : Taro.switchTab({ url: PAGES[key] })

export const currentTab = (): TabName => {
  const route = `/${Taro.getCurrentPages().slice(-1)[0]?.route ?? ''}`
  return TABS.find((name) => PAGES[name] === route) ?? 'home'
}

export const openPage = (name: PageName, params?: Params) => Taro.navigateTo({ url: urlOf(name, params) })

export const replacePage = (name: PageName, params?: Params) => Taro.redirectTo({ url: urlOf(name, params) })

/** The page the person is on, and what its address says. */
export const herePage = (): { name: string; query: string } => {
  const here = Taro.getCurrentPages().slice(-1)[0]
  const [path = '', query = ''] = `/${here?.route ?? ''}`.replace('//', '/').split('?')
  const name = Object.entries(PAGES).find(([, address]) => address === path)?.[0] ?? 'home'
  return { name, query }
}

/** One step back; to the front page when this page was opened from outside. */
export const goBack = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : openTab('home'))

const urlOf = (name: PageName, params: Params = {}) => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query ? `${PAGES[name]}?${query}` : PAGES[name]
}
