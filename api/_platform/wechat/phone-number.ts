import * as z from 'zod'
import { fail } from '../errors.js'
import { readAnswer } from './answers.js'
import type { Called } from './call.js'

const INVALID_CODE = 40029
const USED_CODE = 40163
const CODE_OF_ANOTHER_APP = 40013

const Answer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,15}$/),
    countryCode: z.coerce.string(),
    watermark: z.object({ appid: z.string() }),
  }),
})

export const readPhoneNumber = (called: Called, appid: string) => {
  const { phone_info } = readAnswer(called, Answer, {
    [INVALID_CODE]: 'phone_code_invalid',
    [USED_CODE]: 'phone_code_invalid',
    [CODE_OF_ANOTHER_APP]: 'phone_code_invalid',
  })
  if (phone_info.watermark.appid !== appid) return fail('wechat_unavailable')
  return { phone: phone_info.purePhoneNumber, countryCode: phone_info.countryCode }
}
