/** The types a property of an event can have. Events hold no free text and no person. */
export const PROPERTY_TYPES = ['id', 'word', 'count', 'fen', 'flag'] as const
export type PropertyType = (typeof PROPERTY_TYPES)[number]

type EventDefinition = {
  source: 'client' | 'server'
  /** What happened, as one would tell it. */
  words: string
  properties: Record<string, PropertyType>
}

/** Every event there is: who writes it, and what it may carry. An optional property is simply absent. */
export const EVENTS = {
  app_opened: {
    source: 'client',
    words: '打开小程序',
    properties: { scene: 'count', channel: 'word', referrer: 'word', shared: 'word', release: 'word' },
  },
  app_shown: {
    source: 'client',
    words: '回到小程序',
    properties: { scene: 'count', channel: 'word', referrer: 'word', shared: 'word', release: 'word' },
  },
  app_hidden: { source: 'client', words: '离开小程序', properties: { seconds: 'count' } },
  app_failed: { source: 'client', words: '遇到错误', properties: { code: 'word', page: 'word' } },
  events_dropped: { source: 'client', words: '手机存不下而丢掉的记录', properties: { count: 'count' } },
  page_viewed: { source: 'client', words: '看了一页', properties: { page: 'word', seconds: 'count' } },
  offer_exposed: { source: 'client', words: '券在眼前停了一秒', properties: { offerId: 'id' } },
  offer_viewed: { source: 'client', words: '点开一张券', properties: { offerId: 'id' } },
  dish_exposed: { source: 'client', words: '菜在眼前停了一秒', properties: { dishId: 'id' } },
  dish_viewed: { source: 'client', words: '点开一道菜', properties: { dishId: 'id' } },
  tapped: { source: 'client', words: '点了一下', properties: { what: 'word', page: 'word' } },
  menu_searched: {
    source: 'client',
    words: '搜菜单',
    properties: { length: 'count', hits: 'count', dishId: 'id' },
  },
  slot_chosen: {
    source: 'client',
    words: '选了时间',
    properties: { partySize: 'count', daysAhead: 'count' },
  },
  table_chosen: { source: 'client', words: '选了桌', properties: { tableId: 'id', partySize: 'count' } },
  booking_started: { source: 'client', words: '打开订座', properties: {} },
  booking_submitted: {
    source: 'client',
    words: '按下订座',
    properties: { tableId: 'id', partySize: 'count', daysAhead: 'count' },
  },
  booking_refused: { source: 'client', words: '订座没成', properties: { code: 'word' } },
  claim_submitted: { source: 'client', words: '按下领券', properties: { offerId: 'id' } },
  claim_refused: { source: 'client', words: '领券没成', properties: { offerId: 'id', code: 'word' } },
  membership_started: { source: 'client', words: '打开入会', properties: {} },
  membership_submitted: { source: 'client', words: '按下入会', properties: {} },
  membership_refused: { source: 'client', words: '入会没成', properties: { code: 'word' } },
  voucher_shown: { source: 'client', words: '亮出券码', properties: { voucherId: 'id' } },
  share_tapped: {
    source: 'client',
    words: '点了分享',
    properties: { what: 'word', dishId: 'id', offerId: 'id' },
  },
  fan_gained: { source: 'server', words: '成为粉丝', properties: { by: 'word' } },
  member_joined: { source: 'server', words: '成为会员', properties: {} },
  member_left: { source: 'server', words: '退出会员', properties: {} },
  consent_given: { source: 'server', words: '同意了', properties: { purpose: 'word' } },
  consent_withdrawn: { source: 'server', words: '收回同意', properties: { purpose: 'word' } },
  copy_taken: { source: 'server', words: '下载了自己的信息', properties: {} },
  person_merged: { source: 'server', words: '认出是同一位', properties: { reason: 'word' } },
  person_separated: { source: 'server', words: '分回两位', properties: {} },
  dish_liked: { source: 'server', words: '想吃一道菜', properties: { dishId: 'id' } },
  dish_unliked: { source: 'server', words: '不再想吃', properties: { dishId: 'id' } },
  reservation_placed: {
    source: 'server',
    words: '订了座',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count', channel: 'word' },
  },
  reservation_canceled: {
    source: 'server',
    words: '退了座',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_seated: {
    source: 'server',
    words: '入了座',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_no_show: {
    source: 'server',
    words: '订了没来',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_reinstated: {
    source: 'server',
    words: '撤回了一次入座或没来',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  voucher_claimed: { source: 'server', words: '领了券', properties: { voucherId: 'id', offerId: 'id' } },
  voucher_validated: {
    source: 'server',
    words: '店员验了券',
    properties: { voucherId: 'id', offerId: 'id' },
  },
  voucher_redeemed: {
    source: 'server',
    words: '用了券',
    properties: { voucherId: 'id', offerId: 'id', billFen: 'fen', discountFen: 'fen' },
  },
  voucher_reversed: {
    source: 'server',
    words: '撤回了核销',
    properties: { voucherId: 'id', offerId: 'id', billFen: 'fen', discountFen: 'fen' },
  },
} as const satisfies Record<string, EventDefinition>

type EventName = keyof typeof EVENTS
export type ClientEventName = {
  [N in EventName]: (typeof EVENTS)[N]['source'] extends 'client' ? N : never
}[EventName]
export type ServerEventName = Exclude<EventName, ClientEventName>

type PropertyValue<T extends PropertyType> = T extends 'id' | 'word'
  ? string
  : T extends 'flag'
    ? boolean
    : number
export type EventProperties<N extends EventName> = {
  [P in keyof (typeof EVENTS)[N]['properties']]?: (typeof EVENTS)[N]['properties'][P] extends PropertyType
    ? PropertyValue<(typeof EVENTS)[N]['properties'][P]>
    : never
}

export const EVENTS_PER_BATCH = 200
/** Events that happened earlier than this are refused when they arrive. */
export const LATE_AFTER_DAYS = 7
/** A session ends when its device was idle for longer, or comes by another channel. */
export const SESSION_IDLE_MINUTES = 30
/** A conversion looks back this far for the channel that brought it. */
export const TOUCH_DAYS = 30

/** The kinds of channel a manager makes, as they are called. */
export const CHANNEL_KINDS = {
  poster: '海报',
  tableSticker: '桌贴',
  receipt: '小票',
  article: '公众号文章',
  video: '视频',
  friend: '朋友推荐',
} as const
export type ChannelKind = keyof typeof CHANNEL_KINDS

/** Where people come from who bring no channel's code, by WeChat's scene. `direct` is no channel: they knew the way. */
export const SCENE_SOURCES = {
  direct: { words: '自己打开', scenes: [1001, 1023, 1038, 1089, 1090, 1103, 1104, 1131] },
  scan: { words: '扫码', scenes: [1011, 1012, 1013, 1017, 1025, 1031, 1032, 1047, 1048, 1049] },
  search: { words: '搜一搜', scenes: [1005, 1006, 1027, 1042, 1053, 1106, 1183] },
  chat: { words: '朋友发来', scenes: [1007, 1008, 1036, 1044, 1073, 1074, 1096, 1160] },
  officialAccount: { words: '公众号', scenes: [1020, 1035, 1043, 1058, 1082, 1091, 1102, 1144] },
  moments: { words: '朋友圈', scenes: [1154, 1155] },
  ad: { words: '广告', scenes: [1045, 1046, 1067, 1084, 1095] },
  link: { words: '链接', scenes: [1065, 1069, 1194] },
  other: { words: '别处', scenes: [] },
} as const
export type SceneSource = keyof typeof SCENE_SOURCES
export type Source = SceneSource | ChannelKind

/** What a mini-program code's `scene`, or a link's `channel`, carries before the code of a channel. */
export const CHANNEL_PREFIX = 'c.'
export const CHANNEL_NAME_MAX = 24
export const CHANNELS_MAX = 200
