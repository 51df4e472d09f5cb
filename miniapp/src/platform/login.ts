import Taro from '@tarojs/taro'
import { offline } from './api-error'

/** A code that the API can exchange for who this person is. */
export const login = async () => {
  const { code } = await Taro.login().catch(() => ({ code: '' }))
  if (!code) throw offline()
  return code
}
