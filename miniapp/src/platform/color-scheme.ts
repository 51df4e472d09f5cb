import Taro from '@tarojs/taro'

/** Whether it is dark on this phone now. */
export const isDark = () => Taro.getAppBaseInfo().theme === 'dark'

/** Calls back whenever the phone turns dark or light; answers how to stop. */
export const whenSchemeTurns = (callback: () => void) => {
  Taro.onThemeChange(callback)
  return () => Taro.offThemeChange(callback)
}
