import { createContext, runInContext } from 'node:vm'
import type { Bridge, Bundle, Journal } from './phone/contract.js'
import { resolved } from './phone/modules.js'
import { asynchronous, type Options } from './phone/wx/asynchronous.js'
import { device } from './phone/wx/device.js'
import { network } from './phone/wx/network.js'
import { recording } from './phone/wx/recording.js'
import { storage } from './phone/wx/storage.js'
import { ownTimers } from './timers.js'
import { drawnBy, textOf, waysTo } from './wcc-tree.js'

type Definition = Record<string, unknown>
type Method = (...given: unknown[]) => void
type Page = Definition & { data: object }

const GLASS = { width: 390, height: 844, ratio: 2 }
const WAYS = ['navigateTo', 'redirectTo', 'switchTab']

/**
 * The build's logic in a Node `vm`, where there is nothing but the language and WeChat, and its pages drawn by
 * WeChat's own template compiler: no browser, no styles, one page at a time.
 */
export const openSecondView = (folder: string, bundle: Bundle, bridge: Bridge) => {
  const journal: Journal = { faults: [], unprovided: [], crossings: [] }
  const wanted: string[] = []
  const timers = ownTimers()
  const complain = (...words: unknown[]) => journal.faults.push(words.join(' '))
  const defined: { app: Definition; page: Definition } = { app: {}, page: {} }
  const take = (what: 'app' | 'page') => (definition: Definition) => {
    defined[what] = definition
  }
  let shown: Page = { data: {} }
  let route = ''

  const ways = WAYS.map((way) => {
    const note = ({ url }: Options) => ({ wanted: wanted.push(`${way} ${url}`) })
    return [way, asynchronous(way, note)] as const
  })
  const wx = {
    ...{ ...device(bundle, GLASS), ...network(bridge), ...storage(), ...Object.fromEntries(ways) },
    createIntersectionObserver: blind,
    createSelectorQuery: measureless,
  }
  const context = createContext({
    ...timers.functions,
    console: { ...console, warn: complain, error: complain },
    wx: recording({ ...wx, nextTick: timers.functions.setTimeout }, bundle, journal),
    App: take('app'),
    Page: take('page'),
    Component: Function.prototype,
    getApp: () => defined.app,
    getCurrentPages: () => [shown],
  })
  const evaluate = (script: string, filename?: string) => runInContext(script, context, { filename })
  const parse: (text: string) => Definition = evaluate('JSON.parse')
  const draw = drawnBy(folder, evaluate)
  const load = loaderOf(bundle, evaluate)
  const attempt = (where: string, act: () => void) => {
    try {
      act()
    } catch (error) {
      journal.faults.push(`${where}: ${error instanceof Error ? error.stack : error}`)
    }
  }
  const call = (holder: Definition, name: string, ...given: unknown[]) =>
    attempt(`${route} ${name}`, () => (holder[name] as Method | undefined)?.apply(holder, given))

  const setData = (change: object, done?: () => void) => {
    const crossing = JSON.stringify(change)
    journal.crossings.push({ page: route, bytes: Buffer.byteLength(crossing) })
    for (const [place, value] of Object.entries(parse(crossing))) put(shown.data, place, value)
    if (done) timers.functions.setTimeout(done)
  }
  const tree = () => draw(route, shown.data)

  attempt('app', () => load('app'))
  for (const hook of ['onLaunch', 'onShow']) call(defined.app, hook, wx.getLaunchOptionsSync())

  return {
    journal,
    /** Where the pages wanted to go. */
    wanted,
    open(path: string, query: Record<string, string> = {}) {
      route = path
      attempt(path, () => load(path))
      const data = parse(JSON.stringify(defined.page.data ?? {}))
      shown = { ...defined.page, data, route: path, options: query, setData }
      call(shown, 'onLoad', query)
      for (const hook of ['onShow', 'onReady']) call(shown, hook)
    },
    text: () => textOf(tree()),
    /** Taps what says `words`: all that are bound on the way up hear of it, from the inside outwards. */
    tap(words: string) {
      const bound = waysTo(tree(), words).flatMap(({ attr }) => (attr?.bindtap ? [attr] : []))
      if (bound.length === 0) throw new Error(`nothing hears a tap on "${words}"`)
      for (const { id, bindtap, ...attr } of bound) {
        const target = { id, dataset: { sid: attr['data-sid'] } }
        call(shown, String(bindtap), { type: 'tap', timeStamp: 0, target, currentTarget: target, detail: {} })
      }
    },
    close: timers.stop,
  }
}

const loaderOf = (bundle: Bundle, evaluate: (script: string, filename: string) => Method) => {
  const loaded = new Map<string, { exports: unknown }>()
  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(path, module)
    const script = `(function (require, module, exports) {${bundle.scripts[path]}\n})`
    const run = evaluate(script, `weapp/${path}.js`)
    run((name: string) => load(resolved(path, name)), module, module.exports)
    return module.exports
  }
  return load
}

/** Sets what a key of `setData` such as `root.cn.[0].v` means. */
const put = (data: object, place: string, value: unknown) => {
  const keys = place
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop() as string
  let within = data as Record<string, unknown>
  for (const [index, key] of keys.entries()) {
    within[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}
    within = within[key] as Record<string, unknown>
  }
  within[last] = value
}

/** What is drawn as text is never in sight. */
const blind = () => {
  const observing = {
    relativeTo: () => observing,
    relativeToViewport: () => observing,
    observe() {},
    disconnect() {},
  }
  return observing
}

/** There is no screen to measure on: whatever is asked for is not found. */
const measureless = () => {
  const asking = {
    select: () => asking,
    fields: () => asking,
    exec: (answer: (found: unknown[]) => void) => answer([null]),
  }
  return asking
}
