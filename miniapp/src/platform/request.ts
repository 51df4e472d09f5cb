import Taro from '@tarojs/taro'
import { errorOf, offline } from './api-error'
import { keepAnswer, keptAnswer } from './kept-answers'
import { apiUrl } from './origin'

type Request = {
  method: 'GET' | 'POST'
  path: string
  body?: object
  token?: string
  idempotencyKey?: string
  timeoutMs?: number
  /** Asked again and again: when nothing has changed the last answer is given once more, the very same object. */
  polled?: boolean
}
type Answer = { statusCode: number; header?: Record<string, string>; data: unknown }

const ATTEMPTS = 3
const FIRST_PAUSE_MS = 400
const LONGEST_WAIT_SECONDS = 10

/** Asks the API; a GET that found no network or a busy server is tried again twice. Throws `ApiError`. */
export const request = async <T>(asked: Request): Promise<T> => {
  const place = `${asked.token} ${asked.path}`
  const kept = asked.polled ? keptAnswer(place) : undefined
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(asked, kept?.tag)
    if (answer?.statusCode === 304 && kept) return kept.data as T
    if (answer && answer.statusCode < 300) {
      const tag = headerOf(answer, 'etag')
      if (asked.polled && tag) keepAnswer(place, { tag, data: answer.data })
      return answer.data as T
    }
    const again = asked.method === 'GET' && attempt < ATTEMPTS && (!answer || answer.statusCode === 503)
    if (!again) throw answer ? errorOf(answer) : offline()
    const seconds = Math.min(retryAfter(answer), LONGEST_WAIT_SECONDS)
    await pause(seconds * 1000 || FIRST_PAUSE_MS * 2 ** (attempt - 1))
  }
}

/** Asks once; nothing is answered where there is no network. */
export const ask = (
  { method, path, body, token, idempotencyKey, timeoutMs = 10_000 }: Request,
  tag?: string,
): Promise<Answer | undefined> => {
  const header: Record<string, string> = { 'Content-Type': 'application/json' }
  if (token) header.Authorization = `Bearer ${token}`
  if (idempotencyKey) header['Idempotency-Key'] = idempotencyKey
  if (tag) header['If-None-Match'] = tag
  const options = { url: apiUrl(path), method, data: body, header, timeout: timeoutMs }
  return Taro.request<unknown>(options).catch(() => undefined)
}

/** For how long the server wants to be left alone. */
export const retryAfter = (answer: Answer | undefined) => Number(headerOf(answer, 'retry-after')) || 0

// Phones spell the names of headers as they like.
const headerOf = (answer: Answer | undefined, name: string) =>
  Object.entries(answer?.header ?? {}).find(([spelled]) => spelled.toLowerCase() === name)?.[1]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
