import { fault, type Rule, type Verdict } from './world.js'

const ACTIVE_MS = 2 * 3_600_000
const LENGTH = 2_500
const LABEL: Record<Verdict, number> = { pass: 100, review: 21000, risky: 20006 }

export const checkText: Rule = ({ state, body, now }) => {
  const [openid, content] = [String(body.openid), String(body.content ?? '')]
  const scene = Number(body.scene)
  if (body.version !== 2 || !(scene >= 1 && scene <= 4)) return fault(40097, 'invalid args')
  if (content === '' || [...content].length > LENGTH) return fault(40097, 'invalid args')
  const lastActive = state.active.get(openid)
  if (lastActive === undefined) return fault(40003, 'invalid openid')
  if (lastActive <= now - ACTIVE_MS) return fault(61010, 'code is expired')
  const suggest = [...state.suspects].find(([word]) => content.includes(word))?.[1] ?? 'pass'
  return { errcode: 0, errmsg: 'ok', result: { suggest, label: LABEL[suggest] } }
}
