import Taro from '@tarojs/taro'

const USUAL = 16
const LARGEST = 1.4

/** How much larger than usual the person reads: as set in WeChat, or in the browser; never smaller, and at most 1.4 times. */
export const typeScale = () => Math.min(LARGEST, Math.max(1, sizeSet() / USUAL))

const sizeSet = () =>
  process.env.TARO_ENV === 'weapp'
    ? ((Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting ?? USUAL)
    : Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
