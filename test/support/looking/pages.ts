/** A page as somebody comes to it. Another page is one more line. */
export type LookedAtPage = {
  /** What its pictures are called. */
  name: string
  /** A key of the local people; `guest-0` is a regular. */
  who: 'guest' | 'guest-0' | 'clerk' | 'manager' | 'owner'
  /** `{store}`, `{reservation}`, `{voucher}`, `{person}`, `{dish}`, `{category}`, `{offer}`, `{channel}` and `{link}` stand for what the shop has. */
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
  {
    name: 'dish',
    who: 'guest-0',
    path: '/pages/dish/index?id={dish}&storeId={store}',
    shows: '订座来吃',
    empty: '不在菜单上了',
  },
  {
    name: 'favourites',
    who: 'guest-0',
    path: '/pages/favourites/index',
    shows: '外婆红烧肉',
    empty: '还没有想吃的菜',
  },
  { name: 'membership', who: 'guest', path: '/pages/membership/index', shows: '成为', empty: '成为' },
  {
    name: 'privacy',
    who: 'guest-0',
    path: '/pages/privacy/index',
    shows: '店里留了什么',
    empty: '店里留了什么',
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
    sheet: /贴标签/,
  },
  {
    name: 'tags',
    who: 'owner',
    path: '/merchant/tags/index?storeId={store}',
    shows: '好久没来',
    empty: '好久没来',
    sheet: /写一个标签/,
  },
  { name: 'shop', who: 'owner', path: '/merchant/shop/index', shows: '店里', empty: '店里' },
  {
    name: 'profile',
    who: 'owner',
    path: '/merchant/profile/index',
    shows: '地址',
    empty: '地址',
  },
  { name: 'hours', who: 'owner', path: '/merchant/hours/index', shows: '周一', empty: '营业时间' },
  { name: 'tables', who: 'owner', path: '/merchant/tables/index', shows: '张桌', empty: '桌' },
  {
    name: 'dishes',
    who: 'owner',
    path: '/merchant/dishes/index?storeId={store}',
    shows: '清蒸江鲈',
    empty: '菜单',
  },
  {
    name: 'dish-edit',
    who: 'owner',
    path: '/merchant/dish/index?storeId={store}&dishId={dish}',
    shows: '菜名',
    empty: '不在菜单上了',
  },
  {
    name: 'offers',
    who: 'owner',
    path: '/merchant/offers/index?storeId={store}',
    shows: '满',
    empty: '写一张新券',
  },
  {
    name: 'offer-edit',
    who: 'owner',
    path: '/merchant/offer/index?storeId={store}&offerId={offer}',
    shows: '就这么改',
    empty: '没找到',
  },
  {
    name: 'staff',
    who: 'owner',
    path: '/merchant/staff/index',
    shows: '店长',
    empty: '店长',
    sheet: /请一位新同事/,
  },
  { name: 'actions', who: 'owner', path: '/merchant/actions/index', shows: '入座', empty: '请' },
  {
    name: 'telephone',
    who: 'clerk',
    path: '/merchant/telephone/index',
    shows: '挑一张桌',
    empty: '记电话订座',
  },
  {
    name: 'channels',
    who: 'manager',
    path: '/merchant/channels/index?storeId={store}',
    shows: '门口的海报',
    empty: '还没有做过来源',
    sheet: /做一个新的来源/,
  },
  {
    name: 'channel',
    who: 'manager',
    path: '/merchant/channel/index?storeId={store}&channelId={channel}',
    shows: '每天来逛',
    empty: '没找到',
    sheet: /记一笔花费/,
  },
  {
    name: 'week',
    who: 'manager',
    path: '/merchant/week/index?storeId={store}',
    shows: '几个数',
    empty: '还没有小结',
    sheet: /这些数怎么来的/,
  },
  {
    name: 'weeks',
    who: 'owner',
    path: '/merchant/weeks/index?storeId={store}',
    shows: '11 月 16–22 日',
    empty: '还没有小结',
  },
  {
    name: 'week-shared',
    who: 'guest',
    path: '/pages/week/index?link={link}',
    shows: '几个数',
    empty: '这个链接看不了了',
  },
  {
    name: 'recipients',
    who: 'owner',
    path: '/merchant/recipients/index?storeId={store}',
    shows: '店长群',
    empty: '还没有人收',
    sheet: /加一个收的地方/,
  },
  {
    name: 'alerts',
    who: 'manager',
    path: '/merchant/alerts/index?storeId={store}',
    shows: '都和平常一样',
    empty: '都和平常一样',
  },
]
