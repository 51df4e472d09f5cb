import { offline } from './api-error'
import { openInWeChat } from './wechat-door'

/** On the web there is no WeChat; only a developer's machine has someone to stand in for it. */
export const login = async () => {
  if (!window.shukeStandIn) throw openInWeChat()
  return window.shukeStandIn.login().catch(() => {
    throw offline()
  })
}
