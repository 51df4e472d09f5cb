import * as z from 'zod'
import { AppError, type ErrorCode } from '../errors.js'
import type { Called } from './call.js'

/** WeChat is overloaded and has done nothing. */
export const BUSY = -1

// 42001 is a token that is over, 40014 a malformed one, 40001 one that is not the latest.
const TOKEN_FAULTS = new Set([40001, 40014, 42001])
// Calls a day, calls a minute, messages to one person.
const QUOTAS = new Set([45009, 45011, 45047])

/** What WeChat's error code came to; the code itself is for whoever keeps a record of it. */
export class WeChatError extends AppError {
  constructor(
    code: ErrorCode,
    readonly errcode?: number,
  ) {
    super(code)
  }
}

const Answer = z.object({ errcode: z.int().optional() })

/** The code WeChat answered with, 0 for success; null when it did not answer in its own way. Some successes name no code. */
export const errcodeOf = (called: Called, unnamed: 0 | null = 0): number | null => {
  const answer = called.kind === 'answered' ? Answer.safeParse(parseJson(called.body)).data : undefined
  return answer ? (answer.errcode ?? unnamed) : null
}

export const isTokenFault = (errcode: number | null) => errcode !== null && TOKEN_FAULTS.has(errcode)

export const isQuota = (errcode: number) => QUOTAS.has(errcode)

/** A success by its schema; otherwise fails with what `faults` makes of the code, `too_many_requests` or `wechat_unavailable`. */
export const readAnswer = <S extends z.ZodType>(
  called: Called,
  schema: S,
  faults: Record<number, ErrorCode> = {},
): z.infer<S> => {
  const errcode = errcodeOf(called)
  if (called.kind !== 'answered' || errcode === null) throw new WeChatError('wechat_unavailable')
  if (errcode !== 0) throw new WeChatError(faults[errcode] ?? commonFault(errcode), errcode)
  const read = schema.safeParse(parseJson(called.body))
  if (!read.success) throw new WeChatError('wechat_unavailable')
  return read.data
}

const commonFault = (errcode: number) => (isQuota(errcode) ? 'too_many_requests' : 'wechat_unavailable')

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
