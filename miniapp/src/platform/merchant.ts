import Taro from '@tarojs/taro'

/** The merchant whose mini-program this is: its appid on the phone, its slug on the web. */
export const merchantName = () => (process.env.TARO_ENV === 'h5' ? slugOfPage() : appid())

const appid = () => Taro.getAccountInfoSync().miniProgram.appId

const slugOfPage = () =>
  /^\/m\/([0-9A-Za-z-]+)/.exec(location.pathname)?.[1] ??
  document.querySelector<HTMLMetaElement>('meta[name="shuke-merchant"]')?.content ??
  ''
