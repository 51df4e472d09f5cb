import { randomBytes } from 'node:crypto'
import { exceedsMinute, fault, type Rule } from './world.js'

const LOGINS_A_MINUTE = 100

export const codeToSession: Rule = ({ state, query, now }) => {
  if (query.grant_type !== 'authorization_code') return fault(40002, 'invalid grant_type')
  const code = state.loginCodes.get(query.js_code ?? '')
  if (!code || code.expiresAt <= now) return fault(40029, 'invalid code')
  if (code.used) return fault(40163, 'code been used')
  if (exceedsMinute(state, `login ${code.openid}`, LOGINS_A_MINUTE, now))
    return fault(45011, 'api minute-quota reach limit')
  code.used = true
  state.active.set(code.openid, now)
  return {
    openid: code.openid,
    session_key: randomBytes(16).toString('base64'),
    ...(code.unionid ? { unionid: code.unionid } : {}),
  }
}

export const getPhoneNumber: Rule = ({ state, body, now }) => {
  const code = state.phoneCodes.get(String(body.code))
  if (!code || code.used || code.expiresAt <= now) return fault(40029, 'invalid code')
  code.used = true
  const { phone, countryCode } = code
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: countryCode === '86' ? phone : `+${countryCode}${phone}`,
      purePhoneNumber: phone,
      countryCode,
      watermark: { timestamp: Math.floor(now / 1000), appid: state.app.appid },
    },
  }
}
