import * as z from 'zod'
import { readAnswer } from './answers.js'
import type { WeChatApp } from './app.js'
import type { Called } from './call.js'

const INVALID_CODE = 40029
const USED_CODE = 40163
const RISKY_PERSON = 40226

const Answer = z.object({
  openid: z.string().min(1),
  // Given only where the app is bound to an account with the open platform.
  unionid: z.string().min(1).optional().catch(undefined),
})

export const toSessionQuery = ({ appid, secret }: WeChatApp, code: string) => ({
  appid,
  secret,
  js_code: code,
  grant_type: 'authorization_code',
})

export const readSession = (called: Called) =>
  readAnswer(called, Answer, {
    [INVALID_CODE]: 'login_code_invalid',
    [USED_CODE]: 'login_code_invalid',
    [RISKY_PERSON]: 'login_code_invalid',
  })
