import Taro from '@tarojs/taro'

type Place = { latitude: number; longitude: number; name: string; address: string }

// Whoever closes the phone's own sheet has changed their mind; that is no error.
const quietly = (asked: Promise<unknown>) => asked.then(() => true).catch(() => false)

export const callPhone = (phoneNumber: string) => quietly(Taro.makePhoneCall({ phoneNumber }))

/** A place on the map, where somebody has said where it is. */
export const placeOf = <T extends { latitude: number | null; longitude: number | null }>(store: T) => {
  const { latitude, longitude } = store
  return latitude === null || longitude === null ? undefined : { ...store, latitude, longitude }
}

const openMap = (place: Place) => quietly(Taro.openLocation({ ...place, scale: 16 }))

/** The way to a place: its spot on the map, else its address on the clipboard. */
export const showWay = async (
  place: Place | undefined,
  address: string,
): Promise<'map' | 'copied' | 'none'> => {
  if (place && (await openMap(place))) return 'map'
  return (await copy(address)) ? 'copied' : 'none'
}

export const vibrate = () => quietly(Taro.vibrateShort({ type: 'light' }))

/** Puts text on the clipboard; false if the phone did not let us. */
export const copy = (data: string) => quietly(Taro.setClipboardData({ data }))

/** On the web there is no camera to ask. */
export const canScan = process.env.TARO_ENV === 'weapp'

/** What the camera read; undefined if the person closed it. */
export const scanCode = () =>
  Taro.scanCode({ scanType: ['qrCode'] })
    .then(({ result }) => result)
    .catch(() => undefined)

/** On the web there is no map to choose on. */
export const canChoosePlace = process.env.TARO_ENV === 'weapp'

/** The place somebody chose on the map, with its address; undefined if they closed it. */
export const choosePlace = () => Taro.chooseLocation({}).catch(() => undefined)
