import Taro from '@tarojs/taro'

/** A full or broken store must not stop anyone: reads answer `undefined`, `store` whether it was taken. */
export const readStored = <T>(key: string): T | undefined => {
  try {
    return JSON.parse(Taro.getStorageSync<string>(`shuke.${key}`) || 'null') ?? undefined
  } catch {
    return undefined
  }
}

export const store = (key: string, value: unknown) => {
  try {
    Taro.setStorageSync(`shuke.${key}`, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export const forget = (key: string) => {
  try {
    Taro.removeStorageSync(`shuke.${key}`)
  } catch {}
}

export const forgetAll = () => {
  try {
    for (const key of Taro.getStorageInfoSync().keys)
      if (key.startsWith('shuke.')) Taro.removeStorageSync(key)
  } catch {}
}
