import Taro from '@tarojs/taro'
import { ApiError } from './api-error'
import { logEvent } from './events'
import { herePage } from './navigation'

const MOST = 20
// Not having signed in on the web is no failure.
const NO_FAILURE = ['open_in_wechat']

const told = new Set<string>()

/** Writes down that something failed, by its code and never in its words: once for each page, twenty times as long as the app runs. */
export const logFailure = (error: unknown) => {
  const code = codeOf(error)
  const { name: page } = herePage()
  const failure = `${code} ${page}`
  if (told.has(failure) || told.size >= MOST || NO_FAILURE.includes(code)) return
  told.add(failure)
  logEvent('app_failed', { code, page })
}

/** Hears of what nobody caught. */
export const watchFailures = () => {
  Taro.onError(() => logFailure('uncaught'))
  Taro.onUnhandledRejection(({ reason }) => logFailure(reason instanceof ApiError ? reason : 'rejected'))
}

const codeOf = (error: unknown) =>
  error instanceof ApiError ? error.code : typeof error === 'string' ? error : 'unknown'
