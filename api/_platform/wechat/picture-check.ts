import * as z from 'zod'
import { fail } from '../errors.js'
import { readAnswer } from './answers.js'
import type { Called } from './call.js'

const NOT_ACTIVE = 61010
const PROFILE = 1
const PICTURE = 2

const Answer = z.object({ trace_id: z.string().regex(/^[\w-]{1,128}$/) })

/** `openid` sent the picture and was in the mini-program within the last two hours; WeChat fetches it from `url`. */
export type PictureToCheck = { openid: string; url: string }

export const toPictureCheckBody = ({ openid, url }: PictureToCheck) => {
  if (!url.startsWith('https://')) return fail('invalid_request')
  return { version: 2, openid, scene: PROFILE, media_type: PICTURE, media_url: url }
}

export const readCheckId = (called: Called): string =>
  readAnswer(called, Answer, { [NOT_ACTIVE]: 'wechat_visit_needed' }).trace_id
