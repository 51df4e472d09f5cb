import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Every error the API answers with: its HTTP status, and what to tell the person who meets it. */
const ERRORS = {
  invalid_request: [400, '请求的内容不对，请检查后再试。'],
  picture_missing: [400, '没有收到照片，请再选一次。'],
  idempotency_key_missing: [400, '缺少 Idempotency-Key，请更新小程序后再试。'],
  unauthorized: [401, '登录过期了，请重新打开小程序。'],
  login_code_invalid: [401, '微信登录没成功，请再试一次。'],
  forbidden: [403, '你的身份不能做这件事，请找店长。'],
  push_refused: [403, '这条推送不像是微信发来的。'],
  not_found: [404, '没找到，可能已经不在了。'],
  merchant_unknown: [404, '没有这家店，请检查地址。'],
  table_unavailable: [409, '这张桌刚刚被订走了，换一张或换个时间吧。'],
  reservation_settled: [409, '这个订座已经处理过了，刷新看看。'],
  reservation_too_early: [409, '还没到时候，开席前两小时起可以入座。'],
  reservation_not_due: [409, '还没到点，过了时间才能记没来。'],
  reservation_standing: [409, '这个订座没有可撤回的，刷新看看。'],
  reinstatement_too_late: [409, '过了十分钟撤不回了，客人到了请另记一桌。'],
  reservation_begun: [409, '已经过了开席时间，请给店里打电话。'],
  reservation_limit: [409, '你已经有三个没到的订座了，先取消一个再订。'],
  invite_unknown: [409, '这个邀请码不对、用过了或者过期了，请店长再发一个。'],
  post_held_already: [409, '你已经在这家店有这个身份了。'],
  last_owner: [409, '这是最后一位老板，先邀请下一位再走。'],
  name_taken: [409, '这个名字已经有了，换一个吧。'],
  stores_full: [409, '已经开了 50 家店，再多请联系我们。'],
  channels_full: [409, '这家店已经有 200 个来源了，挑一个不用的改个名字接着用吧。'],
  menu_full: [409, '菜单放不下更多了，先拿掉一些。'],
  menu_changed: [409, '菜单刚被同事改过，刷新后再排。'],
  category_not_empty: [409, '这一类里还有菜，先挪走或拿掉。'],
  table_in_use: [409, '这张桌还有没到的订座，先换桌或退掉再撤。'],
  merchant_exists: [409, '这个小程序或者这个网址名已经开过店了。'],
  member_already: [409, '你已经是会员了，不用再加。'],
  not_a_member: [409, '你现在不是会员，不用退出。'],
  terms_changed: [409, '会员说明改过了，请重新打开这一页看看。'],
  offer_sold_out: [409, '领完了，下次早点来。'],
  offer_limit_reached: [409, '你已经领过了，去“我的券”里看看。'],
  offer_closed: [409, '这个券已经停领了。'],
  offer_claimed: [409, '已经有人领了，改不了面额；想换就收起这张，再写一张。'],
  offer_stock_too_small: [409, '已经领走的比这个数多，总数不能更少。'],
  voucher_code_unknown: [409, '这个码不对或者过了时，请客人刷新后再报一次。'],
  voucher_expired: [409, '这张券过期了，不能用了。'],
  voucher_spent: [409, '这张券已经用过了。'],
  voucher_not_here: [409, '这张券不能在这家店用。'],
  voucher_held: [409, '同事正在核销这张券，请等三分钟或让同事继续。'],
  voucher_not_held: [409, '核对超过三分钟了，请再输一次码。'],
  redemption_reversed: [409, '这次核销已经撤回了，刷新看看。'],
  reversal_too_late: [409, '过了十分钟，请店长今天之内来撤回。'],
  reversal_not_yours: [409, '这张券是同事核销的，请同事或店长来撤回。'],
  reversal_day_over: [409, '隔天的核销撤不回了，请给客人补一张券。'],
  own_voucher: [409, '自己的券要请同事来核销。'],
  own_redemption: [409, '自己的券用掉了，要请同事来撤回。'],
  page_unpublished: [409, '这一页还没有发布，先发布小程序再生成。'],
  wechat_visit_needed: [409, '请先在微信里打开一次小程序，再试。'],
  picture_too_small: [422, '这张照片太小了，每边至少要 64 像素，换一张吧。'],
  picture_too_large: [422, '这张照片超过 4000 万像素了，缩小一点再传。'],
  picture_broken: [422, '这张照片打不开，可能没存完整，换一张吧。'],
  picture_unknown: [422, '这张照片不在了，请重新选一张。'],
  picture_refused: [422, '微信没有通过这张照片，换一张吧。'],
  bill_below_minimum: [422, '账单没到券的门槛，差一点点。'],
  offer_worth_unsound: [422, '减的比门槛还多，调一下这两个数。'],
  offer_needs_stock: [422, '没有门槛的券要定个总数，不然送多少收不住。'],
  offer_over_already: [422, '领到的那天已经过了，选一个今天以后的日子。'],
  hours_overlap: [422, '有两个营业时段撞上了，请改一下。'],
  tables_overlap: [422, '有两张桌叠在一起了，挪开一点。'],
  day_closed: [422, '这一天店里歇业，换一天吧。'],
  slot_unavailable: [422, '这个时间订不了，请重新选时间。'],
  party_does_not_fit: [422, '这张桌坐不下这么多位，换一张吧。'],
  phone_code_invalid: [422, '手机号没有取到，请再点一次授权。'],
  name_refused: [422, '这个称呼没通过微信的检查，换一个吧。'],
  phone_needed: [422, '请留一个手机号，有变动好通知你。'],
  idempotency_key_reused: [422, '这次请求和之前的不一样，请返回重新操作。'],
  body_too_large: [413, '内容太大了。'],
  picture_too_slow: [408, '网络太慢，照片没传完，换个网络再传一次。'],
  picture_too_heavy: [413, '照片不能超过 8 MB，压缩一下再传。'],
  picture_type: [415, '只收 JPG、PNG 和 WebP 的照片，换一张吧。'],
  too_many_requests: [429, '操作太快了，歇一会儿再试。'],
  picture_limit: [429, '今天传的照片够多了，明天再传吧。'],
  storage_missing: [501, '店里还没有存照片的地方，请找帮你开店的人设好。'],
  storage_unavailable: [503, '照片暂时存取不了，请过一会儿再试。'],
  wechat_unavailable: [503, '微信那边正忙，请过一会儿再试。'],
  database_unavailable: [503, '店里的系统正忙，请过几秒再试。'],
  internal: [500, '系统出了点问题，我们已经记下了，请稍后再试。'],
} as const satisfies Record<string, [ContentfulStatusCode, string]>

export type ErrorCode = keyof typeof ERRORS

/** An answer that is not a success. Thrown by verbs, turned into the one error shape by the http wrapper. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = ERRORS[code][1],
  ) {
    super(message)
  }

  get status(): ContentfulStatusCode {
    return ERRORS[this.code][0]
  }
}

export const fail = (code: ErrorCode, message?: string): never => {
  throw new AppError(code, message)
}
