import Taro from '@tarojs/taro'

type Insets = { statusHeight: number; capsuleWidth: number }

let known: Insets | undefined

/** What the phone keeps for itself at the top of a page, in px: the status bar, and WeChat's capsule on the right. */
export const topInsets = (): Insets => {
  known ??= process.env.TARO_ENV === 'weapp' ? measure() : { statusHeight: 0, capsuleWidth: 0 }
  return known
}

const measure = (): Insets => {
  const { windowWidth, statusBarHeight = 20 } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  return { statusHeight: statusBarHeight, capsuleWidth: windowWidth - capsule.left + 8 }
}
