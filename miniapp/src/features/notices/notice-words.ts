import type { NoticeKind } from '../../../../api/_outreach/vocabulary'

export type GrantState = 'open' | 'telling' | 'granted' | 'refused'

const WORDS: Record<NoticeKind, { title: string; open: string; granted: string }> = {
  reservationReminder: {
    title: '开席前两小时提醒我',
    open: '就这一条微信消息，不发别的',
    granted: '到时候微信上提醒你',
  },
  voucherExpiry: {
    title: '快到期提醒我',
    open: '到期前一天发一条微信消息',
    granted: '到期前一天微信上提醒你',
  },
  weeklySummary: {
    title: '周一把小结发给我',
    open: '下个周一早上一条微信消息',
    granted: '下个周一早上微信上发给你',
  },
  alert: {
    title: '店里不对劲时告诉我',
    open: '下一次不对劲时一条微信消息',
    granted: '下一次不对劲时微信上告诉你',
  },
}

/** What a row that asks for a message says. */
export const noticeWords = (kind: NoticeKind, state: GrantState) => {
  const { title, open, granted } = WORDS[kind]
  const detail = {
    open,
    granted,
    telling: '允许了，微信正在告诉店里',
    refused: '这次不提醒。改主意了，明天再来点',
  }[state]
  return { title, detail }
}

const ASK_AGAIN_MS = 20 * 3_600_000

/**
 * How it stands with one of several things to be told of: `left` messages are allowed, and `before` others come first.
 * Whoever has just said no is not asked again that day.
 */
export const grantState = (
  { left, before, refusedAt }: { left: number; before: number; refusedAt: number | undefined },
  now: number,
): GrantState => {
  if (left > before) return 'granted'
  return refusedAt !== undefined && now - refusedAt < ASK_AGAIN_MS ? 'refused' : 'open'
}

const NAMES: Record<NoticeKind, string> = {
  reservationReminder: '开席前',
  voucherExpiry: '券到期前',
  weeklySummary: '周一早上',
  alert: '店里不对劲时',
}

/** 「开席前、券到期前」, or where one can allow them. */
export const messagesInWords = (grants: { kind: NoticeKind; left: number }[]) => {
  const allowed = grants.filter(({ left }) => left > 0).map(({ kind }) => NAMES[kind])
  return allowed.length > 0 ? `${allowed.join('、')}会提醒你` : '订座、领券后可以开'
}
