import { randomBytes } from 'node:crypto'
import { drawCode } from './draw-code.js'
import { type AppState, exceedsMinute, fault, isPublished, type Rule } from './world.js'

const CODES_A_MINUTE = 5_000
const LINK_LIFETIME_MS = 30 * 86_400_000
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const QUERY = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}$/

export const makeMiniProgramCode: Rule = ({ state, body, now }) => {
  if (exceedsMinute(state, 'code', CODES_A_MINUTE, now))
    return fault(45009, 'reach max api minute quota limit')
  const scene = String(body.scene ?? '')
  if (!SCENE.test(scene)) return fault(40169, 'invalid length for scene, or the data is not json')
  const page = String(body.page ?? 'pages/home/index')
  const mustExist = body.check_path !== false
  if (page.startsWith('/') || page.includes('?') || (mustExist && !isPublished(state, page)))
    return fault(41030, 'invalid page')
  const words = `${state.app.appid} ${page} ${scene}`
  const code = state.codes.get(words) ?? { page, scene, picture: drawCode(words) }
  state.codes.set(words, code)
  return code.picture
}

/** Where a picture of a mini-program code leads whoever scans it, as often as they like: the page hears the scene encoded. */
export const scanCode = (state: AppState, picture: Uint8Array) => {
  const found = [...state.codes.values()].find((code) => code.picture.equals(picture))
  return found ? { path: found.page, query: `scene=${encodeURIComponent(found.scene)}` } : null
}

export const makeUrlLink: Rule = ({ state, body, now }) => {
  const [path, query] = [String(body.path ?? ''), String(body.query ?? '')]
  if (!isPublished(state, path)) return fault(40165, 'invalid page')
  if (!QUERY.test(query)) return fault(40212, 'invalid query')
  const expiresAt = Number(body.expire_time) * 1000
  if (!(expiresAt > now && expiresAt <= now + LINK_LIFETIME_MS)) return fault(85401, 'invalid expire_time')
  const link = `https://wxaurl.cn/${randomBytes(6).toString('hex')}`
  state.links.set(link, { path, query, expiresAt, opener: null })
  return { errcode: 0, errmsg: 'ok', url_link: link }
}

/** Where a link leads this person; null for everybody but its first opener, and when it is over. */
export const openLink = (state: AppState, link: string, openid: string, now: number) => {
  const found = state.links.get(link)
  if (!found || found.expiresAt <= now) return null
  found.opener ??= openid
  return found.opener === openid ? { path: found.path, query: found.query } : null
}
