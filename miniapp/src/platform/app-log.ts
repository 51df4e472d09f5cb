import Taro from '@tarojs/taro'
import { flushEvents, logEvent } from './events'
import { sourceOf } from './opening-source'

/** The build that runs on this phone. */
const RELEASE = process.env.TARO_APP_RELEASE

let opened = false
let shownAt = 0

/** Writes down that the app was opened, or that somebody came back to it, and from where. */
export const logShown = () => {
  shownAt = Date.now()
  logEvent(opened ? 'app_shown' : 'app_opened', { ...sourceOfOpening(), release: RELEASE })
  opened = true
}

/** Writes down that the app went to the back, and sends what waits: it may never come to the front again. */
export const logHidden = () => {
  logEvent('app_hidden', { seconds: secondsSince(shownAt) })
  void flushEvents()
}

/** Whole seconds; a clock that was put back makes none of them negative. */
export const secondsSince = (then: number) => Math.max(0, Math.round((Date.now() - then) / 1000))

const sourceOfOpening = () => {
  const options = Taro.getEnterOptionsSync()
  if (process.env.TARO_ENV !== 'h5') return sourceOf(options)
  // A browser's tab that is looked at again came from nowhere.
  if (opened) return {}
  const query = { ...Object.fromEntries(new URLSearchParams(location.search)), ...options.query }
  return sourceOf({ query })
}
