import Taro from '@tarojs/taro'
import { errorOf, offline } from './api-error'
import { apiUrl } from './origin'

type Request = {
  method: 'GET' | 'POST'
  path: string
  body?: object
  token?: string
  idempotencyKey?: string
  timeoutMs?: number
}
type Answer = { statusCode: number; header?: Record<string, string>; data: unknown }

const ATTEMPTS = 3
const FIRST_PAUSE_MS = 400
const LONGEST_WAIT_SECONDS = 10

/** Asks the API; a GET that found no network or a busy server is tried again twice. Throws `ApiError`. */
export const request = async <T>(asked: Request): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(asked)
    if (answer && answer.statusCode < 300) return answer.data as T
    const again = asked.method === 'GET' && attempt < ATTEMPTS && (!answer || answer.statusCode === 503)
    if (!again) throw answer ? errorOf(answer) : offline()
    await pause(secondsToWait(answer) * 1000 || FIRST_PAUSE_MS * 2 ** (attempt - 1))
  }
}

const send = ({
  method,
  path,
  body,
  token,
  idempotencyKey,
  timeoutMs = 10_000,
}: Request): Promise<Answer | undefined> => {
  const header: Record<string, string> = { 'Content-Type': 'application/json' }
  if (token) header.Authorization = `Bearer ${token}`
  if (idempotencyKey) header['Idempotency-Key'] = idempotencyKey
  const options = { url: apiUrl(path), method, data: body, header, timeout: timeoutMs }
  return Taro.request<unknown>(options).catch(() => undefined)
}

const secondsToWait = (answer: Answer | undefined) => {
  const header = Object.entries(answer?.header ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')
  return Math.min(Number(header?.[1]) || 0, LONGEST_WAIT_SECONDS)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
