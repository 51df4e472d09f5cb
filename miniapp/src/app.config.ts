const tab = (name: string, text: string) => ({ pagePath: `pages/${name}/index`, text })

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/menu/index',
    'pages/coupons/index',
    'pages/me/index',
    'pages/booking/index',
    'pages/booked/index',
    'pages/coupon/index',
    'pages/dish/index',
    'pages/favourites/index',
    'pages/membership/index',
    'pages/privacy/index',
  ],
  subPackages: [
    {
      root: 'merchant',
      pages: [
        'today/index',
        'redeem/index',
        'pulse/index',
        'guests/index',
        'guest/index',
        'shop/index',
        'profile/index',
        'hours/index',
        'tables/index',
        'dishes/index',
        'dish/index',
        'offers/index',
        'offer/index',
        'staff/index',
        'actions/index',
        'telephone/index',
      ],
    },
  ],
  preloadRule: { 'pages/me/index': { network: 'all', packages: ['merchant'] } },
  window: { navigationStyle: 'custom', navigationBarTitleText: '熟客', backgroundTextStyle: 'dark' },
  tabBar: {
    custom: true,
    list: [tab('home', '首页'), tab('menu', '菜单'), tab('coupons', '券'), tab('me', '我的')],
  },
  darkmode: true,
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
})
