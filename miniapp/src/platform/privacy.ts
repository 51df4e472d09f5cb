import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

type Resolve = (told: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void

/** The id of the button that agrees: WeChat looks whether it was tapped. */
export const AGREE_BUTTON = 'agree-to-privacy'

const waiting: Resolve[] = []
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hears from WeChat when something asks for what the privacy guide names and nobody has agreed to it yet. */
export const watchPrivacy = () => {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting.push(resolve)
    tell()
  })
}

/** Whether somebody must be asked now. */
export const usePrivacyAsked = () => useSyncExternalStore(listen, () => waiting.length > 0)

/** What WeChat asked for goes on, or fails as if it had been refused; nothing else changes. */
export const answerPrivacy = (agreed: boolean) => {
  const told = agreed
    ? ({ event: 'agree', buttonId: AGREE_BUTTON } as const)
    : ({ event: 'disagree' } as const)
  for (const resolve of waiting.splice(0)) resolve(told)
  tell()
}

/** Shows the merchant's privacy guide, as it stands in WeChat. */
export const openPrivacyGuide = () => {
  if (process.env.TARO_ENV === 'weapp') Taro.openPrivacyContract({})
}
