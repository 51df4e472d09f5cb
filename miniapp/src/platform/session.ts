import { ApiError } from './api-error'
import { now } from './clock'
import { newUuid } from './ids'
import { login } from './login'
import { merchantName } from './merchant'
import { request } from './request'
import { forget, forgetAll, readStored, store } from './storage'

const SESSION = 'session'
const VISITOR = 'visitor'
const ENDS_EARLY_MS = 60_000

type Session = { token: string; expiresAt: string; merchant: string }

let visitor: string | undefined
let opening: Promise<Session> | undefined

/** The id this phone has before, and after, we know the person. */
export const visitorId = () => {
  visitor ??= readStored<string>(VISITOR)
  if (!visitor) {
    visitor = newUuid()
    store(VISITOR, visitor)
  }
  return visitor
}

/** The token of a session that is still good, without opening one. */
export const currentToken = () => keptSession()?.token

/** Signs in if need be; however many ask at once, WeChat is asked once. */
const getSession = async (): Promise<{ token: string }> => {
  const kept = keptSession()
  if (kept) return kept
  opening ??= openSession().finally(() => {
    opening = undefined
  })
  return opening
}

/** Does something that needs the person's token, signing in anew once if the token has ended. */
export const authorized = async <T>(act: (token: string) => Promise<T>): Promise<T> => {
  const { token } = await getSession()
  try {
    return await act(token)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    if (currentToken() === token) forget(SESSION)
    return act((await getSession()).token)
  }
}

/** The phone forgets whom it belonged to: the next one to sign in on it, or to look around, is somebody new. */
export const forgetPerson = () => {
  forgetAll()
  visitor = undefined
}

const openSession = async (): Promise<Session> => {
  const merchant = merchantName()
  const body = { appid: merchant, code: await login(), visitorId: visitorId() }
  const { token, expiresAt } = await request<Session>({ method: 'POST', path: '/api/session', body })
  store(SESSION, { token, expiresAt, merchant })
  return { token, expiresAt, merchant }
}

const keptSession = () => {
  const kept = readStored<Session>(SESSION)
  if (kept?.merchant !== merchantName()) return undefined
  return Date.parse(kept.expiresAt) - ENDS_EARLY_MS > now().getTime() ? kept : undefined
}
