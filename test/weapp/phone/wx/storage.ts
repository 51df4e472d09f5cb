import { asynchronous, type Options, Refusal } from './asynchronous.js'

const MOST_A_KEY = 1024 * 1024
const MOST_IN_ALL = 10 * MOST_A_KEY

export const storage = () => {
  const kept = new Map<string, string>()
  const sizeOf = (text: string) => new TextEncoder().encode(text).length

  const put = (key: string, value: unknown) => {
    const text = JSON.stringify(value) ?? 'null'
    const others = [...kept]
      .filter(([name]) => name !== key)
      .reduce((sum, [, other]) => sum + sizeOf(other), 0)
    if (sizeOf(text) > MOST_A_KEY) throw new Refusal('exceed storage item max length')
    if (sizeOf(text) + others > MOST_IN_ALL) throw new Refusal('exceed storage max size 10Mb')
    kept.set(key, text)
  }
  const get = (key: string) => {
    const text = kept.get(key)
    return text === undefined ? '' : JSON.parse(text)
  }
  return {
    getStorageSync: get,
    setStorageSync: put,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorage: asynchronous('getStorage', ({ key }: Options) => {
      if (!kept.has(String(key))) throw new Refusal('data not found')
      return { data: get(String(key)) }
    }),
    setStorage: asynchronous('setStorage', ({ key, data }: Options) => {
      put(String(key), data)
      return {}
    }),
  }
}
