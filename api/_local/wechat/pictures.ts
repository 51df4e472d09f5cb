import { randomUUID } from 'node:crypto'
import { type AppState, exceedsMinute, fault, type Rule, type Verdict } from './world.js'

const ACTIVE_MS = 2 * 3_600_000
const CHECKS_A_MINUTE = 2_000
const PICTURE = 2
const FOUND: Record<Verdict, { label: number; prob: number }> = {
  pass: { label: 100, prob: 90 },
  review: { label: 20002, prob: 60 },
  risky: { label: 20002, prob: 95 },
}
const NOT_FETCHED = -1008

/** Takes a picture in to be looked at; what it finds it pushes, within half an hour. */
export const askPictureCheck: Rule = ({ state, body, now }) => {
  const [openid, url] = [String(body.openid), String(body.media_url ?? '')]
  const scene = Number(body.scene)
  if (body.version !== 2 || !(scene >= 1 && scene <= 4)) return fault(40097, 'invalid args')
  if (body.media_type !== PICTURE || !/^https?:\/\/[^/]+\/.+/.test(url)) return fault(40097, 'invalid args')
  const lastActive = state.active.get(openid)
  if (lastActive === undefined) return fault(40003, 'invalid openid')
  if (lastActive <= now - ACTIVE_MS) return fault(61010, 'code is expired')
  if (exceedsMinute(state, 'pictures', CHECKS_A_MINUTE, now))
    return fault(45009, 'reach max api minute quota limit')
  const traceId = randomUUID()
  state.pictures.set(traceId, { openid, url })
  return { errcode: 0, errmsg: 'ok', trace_id: traceId }
}

/** What it pushes of a picture; null is one it could not fetch. */
export const pictureFound = ({ app }: AppState, traceId: string, suggest: Verdict | null, now: number) => ({
  ...{ ToUserName: 'gh_shop', FromUserName: 'oWeChat', CreateTime: Math.floor(now / 1000) },
  ...{ MsgType: 'event', Event: 'wxa_media_check', appid: app.appid, trace_id: traceId, version: 2 },
  ...(suggest
    ? {
        ...{ errcode: 0, errmsg: 'ok', result: { suggest, label: FOUND[suggest].label } },
        detail: [{ strategy: 'content_model', errcode: 0, suggest, ...FOUND[suggest] }],
      }
    : { errcode: NOT_FETCHED, errmsg: 'download failed', detail: [] }),
})
