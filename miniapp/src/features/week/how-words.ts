import type { FigureName, RateName } from '../../../../api/_insights/vocabulary'

export const USUAL =
  '往前八周同一个数的中间值，上下放宽到偶然会有的起伏。灰条上的浅色一段就是它，竖线是前一周，圆点是这一周。'

/** What each figure counts, as one would tell a colleague. */
export const HOW: Record<FigureName | RateName, string> = {
  visitors: '打开过店里页面的人，一周里来几回都算一位。店员自己不算。',
  fans: '第一次收藏、领券、订座或点了提醒的人。',
  members: '留了手机号、同意会员说明的人。',
  visits: '入座或核销过券的人，一天算一次。',
  returns: '到店的人里，上一次来还在 30 天以内的。',
  bookings: '这一周订下的单，后来取消的也在里面。',
  seated: '入了座的订座。',
  covers: '入座的桌上一共坐了多少位，按订座的人数算。',
  noShows: '到了点没来、店里记了「没来」的订座。',
  claims: '领走的券。',
  redemptions: '核销掉的券，撤回的不算。',
  discountFen: '核销的券一共减了多少。',
  billFen: '核销时填的账单加起来，减之前的数。没填账单的不在里面。',
  fanRate: '新粉丝除以来逛的人。',
  memberRate: '新会员除以新粉丝。',
  noShowRate: '没来的除以没来和入座的总数。',
}
