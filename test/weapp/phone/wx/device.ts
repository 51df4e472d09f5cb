import type { Bundle } from '../contract.js'
import { asynchronous, newsOf, Refusal } from './asynchronous.js'

export interface Glass {
  width: number
  height: number
  ratio: number
}

const STATUS_BAR = 47
const HOME_BAR = 34
const CAPSULE = { width: 87, height: 32, right: 7, top: STATUS_BAR + 4 }
const FROM_THE_LIST = 1001
const app = { SDKVersion: '3.8.0', language: 'zh_CN', version: '8.0.50', theme: 'light' }
const phone = { platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone 14' }

/** A phone with a notch and a bar at its foot, on which every wish is granted and the camera closed again. */
export const device = (bundle: Bundle, glass: Glass) => {
  const [path] = bundle.app.pages
  const opening = () => ({ path, query: {}, scene: FROM_THE_LIST, referrerInfo: {} })
  const granted = (name: string) => asynchronous(name, () => ({}))
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getWindowInfo: () => windowOf(glass),
    getSystemInfoSync: () => ({ ...windowOf(glass), ...app, ...phone }),
    getAppBaseInfo: () => app,
    getDeviceInfo: () => phone,
    getMenuButtonBoundingClientRect: () => capsuleOn(glass),
    getAccountInfoSync: () => ({ miniProgram: { appId: bundle.appid, envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: opening,
    getEnterOptionsSync: opening,
    makePhoneCall: granted('makePhoneCall'),
    openLocation: granted('openLocation'),
    setClipboardData: granted('setClipboardData'),
    vibrateShort: granted('vibrateShort'),
    // Everything personal has been agreed to on this phone.
    onNeedPrivacyAuthorization: () => undefined,
    openPrivacyContract: granted('openPrivacyContract'),
    createInnerAudioContext: () => ({ src: '', play() {}, stop() {}, destroy() {} }),
    scanCode: asynchronous('scanCode', () => {
      throw new Refusal('cancel')
    }),
    ...newsOf('AppShow'),
    ...newsOf('AppHide'),
    // The journal hears of these, and then the mini-program has failed.
    ...newsOf('Error'),
    ...newsOf('UnhandledRejection'),
    ...newsOf('ThemeChange'),
    ...newsOf('WindowResize'),
  }
}

/** WeChat's own buttons, which lie over every page. */
export const capsuleOn = (glass: Glass) => {
  const left = glass.width - CAPSULE.right - CAPSULE.width
  const { width, height, top } = CAPSULE
  return { width, height, top, left, right: left + width, bottom: top + height }
}

const windowOf = ({ width, height, ratio }: Glass) => ({
  pixelRatio: ratio,
  screenWidth: width,
  screenHeight: height,
  windowWidth: width,
  windowHeight: height,
  statusBarHeight: STATUS_BAR,
  safeArea: {
    left: 0,
    right: width,
    top: STATUS_BAR,
    bottom: height - HOME_BAR,
    width,
    height: height - STATUS_BAR - HOME_BAR,
  },
})
