import { ApiError, offline } from './api-error'

/** On the web there is no WeChat; only a developer's machine has someone to stand in for it. */
export const login = async () => {
  if (!window.shukeStandIn) throw new ApiError('open_in_wechat', '请在微信里打开这家店。')
  return window.shukeStandIn.login().catch(() => {
    throw offline()
  })
}
