/** A page as somebody comes to it. Another page is one more line. */
export type LookedAtPage = {
  /** What its pictures are called. */
  name: string
  /** A key of the local people; `guest-0` is a regular. */
  who: 'guest' | 'guest-0' | 'clerk' | 'manager' | 'owner'
  /** `{store}`, `{reservation}`, `{voucher}`, `{person}`, `{dish}`, `{category}` and `{offer}` stand for what the shop has. */
  path: string
  /** What is on it at the demo shop. */
  shows: string
  /** What is on it at a shop that was opened a minute ago. */
  empty: string
  /** It asks nobody for anything, so it neither waits nor fails. */
  still?: true
  /** The name of what opens a sheet on it. */
  sheet?: RegExp
}

export const PAGES: LookedAtPage[] = [
  {
    name: 'home',
    who: 'guest',
    path: '/pages/home/index',
    shows: '红烧肉',
    empty: '新开的店',
  },
  { name: 'menu', who: 'guest', path: '/pages/menu/index', shows: '清蒸江鲈', empty: '菜单' },
  { name: 'coupons', who: 'guest-0', path: '/pages/coupons/index', shows: '满', empty: '没有' },
  {
    name: 'me',
    who: 'guest-0',
    path: '/pages/me/index',
    shows: '我的券',
    empty: '还没来过',
    sheet: /在店里上班/,
  },
  { name: 'booking', who: 'guest-0', path: '/pages/booking/index', shows: '挑一张桌', empty: '订座' },
  {
    name: 'booked',
    who: 'guest-0',
    path: '/pages/booked/index?id={reservation}',
    shows: '陈女士',
    empty: '没找到这个订座',
    sheet: /不去了/,
  },
  {
    name: 'coupon',
    who: 'guest-0',
    path: '/pages/coupon/index?id={voucher}',
    shows: '出示券',
    empty: '没找到',
  },
  { name: 'today', who: 'manager', path: '/merchant/today/index', shows: '晚市', empty: '今天' },
  { name: 'redeem', who: 'clerk', path: '/merchant/redeem/index', shows: '12 位券码', empty: '12 位券码' },
  { name: 'pulse', who: 'manager', path: '/merchant/pulse/index', shows: '新会员', empty: '新会员' },
  { name: 'guests', who: 'manager', path: '/merchant/guests/index', shows: '来过', empty: '客人' },
  {
    name: 'guest',
    who: 'manager',
    path: '/merchant/guest/index?personId={person}&storeId={store}',
    shows: '来过',
    empty: '没找到',
  },
  { name: 'shop', who: 'owner', path: '/merchant/shop/index', shows: '店里', empty: '店里' },
]
