import type { Bundle, Journal } from '../contract.js'

// Webpack's runtime keeps its chunks on `wx` and looks whether they are there before it does.
const KEPT_BY_WEBPACK = 'webpackJsonp'

/**
 * `wx` as far as it is provided; who asks for more is written down.
 *
 * Taro wraps, as it starts, every function that `Object.keys(wx)` lists, which is no wish for it. So the documented
 * ones are listed as on the phone and written down when called; any other name is written down when read.
 */
export const recording = (given: Record<string, unknown>, bundle: Bundle, journal: Journal) => {
  const note = (name: string) => journal.unprovided.push(`wx.${name}`)
  const provided: Record<string | symbol, unknown> = {
    ...given,
    canIUse: (schema: string) => (schema.split('.')[0] ?? '') in provided,
    // Taro copies it as it starts; only who looks into it wants something of it.
    cloud: new Proxy({}, { get: (_, name) => void note(`cloud.${String(name)}`) }),
  }
  const documented = new Set(bundle.documentedNames)
  const refused = (name: string) => () => {
    note(name)
    throw new TypeError(`wx.${name} is not provided by the harness`)
  }
  const isMissing = (name: string | symbol): name is string =>
    typeof name === 'string' && !Reflect.has(provided, name) && name !== KEPT_BY_WEBPACK
  return new Proxy(provided, {
    get(target, name) {
      if (!isMissing(name)) return Reflect.get(target, name)
      if (documented.has(name)) return refused(name)
      note(name)
    },
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...documented])],
    getOwnPropertyDescriptor: (target, name) =>
      isMissing(name) && documented.has(name)
        ? { value: refused(name), configurable: true, enumerable: true, writable: true }
        : Reflect.getOwnPropertyDescriptor(target, name),
  })
}
