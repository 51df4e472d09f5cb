import * as z from 'zod'
import { fail } from '../errors.js'
import { readAnswer } from './answers.js'
import type { Called } from './call.js'
import { Verdict } from './verdict.js'

const LENGTH = 2_500
const NOT_ACTIVE = 61010
const SCENES = { profile: 1, comment: 2, forum: 3, diary: 4 } as const

// The code 0 only says that the text was looked at.
const Answer = z.object({ result: z.object({ suggest: Verdict }) })

/** `openid` wrote the text and was in the mini-program within the last two hours. */
export type TextToCheck = { openid: string; text: string; scene: keyof typeof SCENES }

export const toCheckBody = ({ openid, text, scene }: TextToCheck) => {
  if (text === '' || [...text].length > LENGTH) return fail('invalid_request')
  return { version: 2, openid, scene: SCENES[scene], content: text }
}

export const readVerdict = (called: Called): Verdict =>
  readAnswer(called, Answer, { [NOT_ACTIVE]: 'wechat_visit_needed' }).result.suggest
