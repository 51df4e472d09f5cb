import { useSyncExternalStore } from 'react'
import { ApiError } from './api-error'

let wanted = false
const listeners = new Set<() => void>()

const want = (now: boolean) => {
  wanted = now
  for (const listener of listeners) listener()
}

/** Asks the person to go on in WeChat; the page they are on says how. */
export const askForWeChat = () => want(true)

export const stayOnTheWeb = () => want(false)

export const useWeChatWanted = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wanted,
  )

export const needsWeChat = (error: { code: string } | undefined) => error?.code === 'open_in_wechat'

/** Why the web does not know the person, and the way to where they are known. */
export const openInWeChat = () =>
  new ApiError('open_in_wechat', '订座、领券和会员都在微信里的小店，菜单在这里就能看。', 0, undefined, {
    title: '请在微信里打开',
    words: '在微信里打开',
    onTap: askForWeChat,
  })

/** How somebody gets from this browser into WeChat: by a link on a phone, by a code to scan elsewhere, or to hold inside of WeChat. */
export const wayToWeChat = () => {
  if (process.env.TARO_ENV !== 'h5') return 'hold'
  if (/MicroMessenger/i.test(navigator.userAgent)) return 'hold'
  const onPhone = matchMedia('(pointer: coarse)').matches && innerWidth < 600
  return onPhone ? 'link' : 'scan'
}

export const leaveFor = (url: string) => {
  if (process.env.TARO_ENV === 'h5') location.assign(url)
}
