import { z } from 'zod'
import { fail } from './errors.js'

export type WeChat = {
  /** Trades the code of wx.login for the person's openid. Fails with `login_code_invalid`, `too_many_requests` or `wechat_unavailable`. */
  codeToSession(app: { appid: string; secret: string }, code: string): Promise<{ openid: string }>
}

const TIMEOUT_MS = 3_000
const BUSY = -1
const TOO_OFTEN = 45011
const CODE_FAULTS = new Set([40029, 40163, 40226])

const Answer = z.object({ errcode: z.number().default(0), openid: z.string().optional() })

/** The client of WeChat's server API at `origin`. */
export const createWeChat = (origin: string): WeChat => {
  const askForSession = async (app: { appid: string; secret: string }, code: string) => {
    const query = new URLSearchParams({
      appid: app.appid,
      secret: app.secret,
      js_code: code,
      grant_type: 'authorization_code',
    })
    try {
      const reply = await fetch(`${origin}/sns/jscode2session?${query}`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      return Answer.parse(await reply.json())
    } catch {
      return fail('wechat_unavailable')
    }
  }

  return {
    codeToSession: async (app, code) => {
      let answer = await askForSession(app, code)
      if (answer.errcode === BUSY) answer = await askForSession(app, code)
      if (CODE_FAULTS.has(answer.errcode)) return fail('login_code_invalid')
      if (answer.errcode === TOO_OFTEN) return fail('too_many_requests')
      if (answer.errcode !== 0 || !answer.openid) return fail('wechat_unavailable')
      return { openid: answer.openid }
    },
  }
}
