import { BUSY, errcodeOf, isQuota, isTokenFault } from './answers.js'
import type { Called } from './call.js'

/** `page` may carry a query; `data` has a value for each field of the template. */
export type SubscribeMessage = {
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
}

export type SendOutcome =
  | { outcome: 'sent' }
  /** The person refused, or nothing they accepted is left. */
  | { outcome: 'refused'; errcode: number }
  /** WeChat will not take this message, however often it is sent. */
  | { outcome: 'failed'; errcode: number }
  /** It surely did not go out, and may be tried again later. */
  | { outcome: 'notSent'; errcode?: number }
  /** It may have gone out: WeChat has no key against doubles, so it must never be sent again. */
  | { outcome: 'unknown' }

const REFUSED = 43101

export const toSendBody = ({ openid, templateId, page, data }: SubscribeMessage) => ({
  touser: openid,
  template_id: templateId,
  page,
  data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
  miniprogram_state: 'formal',
  lang: 'zh_CN',
})

export const toSendOutcome = (called: Called): SendOutcome => {
  if (called.kind === 'unreached') return { outcome: 'notSent' }
  const errcode = errcodeOf(called, null)
  if (errcode === null) return { outcome: 'unknown' }
  if (errcode === 0) return { outcome: 'sent' }
  if (errcode === REFUSED) return { outcome: 'refused', errcode }
  const isPassing = errcode === BUSY || isQuota(errcode) || isTokenFault(errcode)
  return { outcome: isPassing ? 'notSent' : 'failed', errcode }
}
