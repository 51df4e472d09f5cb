import Taro from '@tarojs/taro'

/** Calls back whenever the app comes to the front; answers how to stop. */
export const whenShown = (callback: () => void) => {
  Taro.onAppShow(callback)
  return () => Taro.offAppShow(callback)
}

/** Calls back whenever the phone has a network again; answers how to stop. */
export const whenConnected = (callback: () => void) => {
  const listen = ({ isConnected }: { isConnected: boolean }) => isConnected && callback()
  Taro.onNetworkStatusChange(listen)
  return () => Taro.offNetworkStatusChange(listen)
}
