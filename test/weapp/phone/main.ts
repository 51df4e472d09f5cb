import type { Bridge, Bundle, Phone } from './contract.js'
import { startJournal } from './journal.js'
import { createModules } from './modules.js'
import { createPages } from './pages.js'
import { SHARE } from './tags/button.js'
import { registerTags } from './tags/index.js'
import { createViews } from './views.js'
import { capsuleOn, device } from './wx/device.js'
import { navigation } from './wx/navigation.js'
import { network } from './wx/network.js'
import { recording } from './wx/recording.js'
import { screen } from './wx/screen.js'
import { sight } from './wx/sight.js'
import { storage } from './wx/storage.js'

type App = Record<string, ((options: object) => void) | undefined>

const bundle = (await (await fetch('/bundle.json')).json()) as Bundle
const glass = { width: innerWidth, height: innerHeight, ratio: devicePixelRatio }
const { journal, fault } = startJournal()
registerTags(bundle, journal)
drawCapsule()

const views = createViews(bundle, (path) => modules.load(path), fault)
const pages = createPages(bundle, views, journal, fault)
const wx = {
  ...device(bundle, glass),
  ...navigation(pages),
  ...network(window as unknown as Bridge),
  ...screen(pages),
  ...sight(pages),
  ...storage(),
}
let app: App = {}
const takeApp = (definition: App) => {
  app = definition
}
const modules = createModules(bundle, {
  ...views.definers,
  wx: recording(wx, bundle, journal),
  App: takeApp,
  getApp: () => app,
  getCurrentPages: () => pages.stack.map(({ page }) => page),
  setTimeout: setTimeout.bind(window),
  clearTimeout: clearTimeout.bind(window),
  setInterval: setInterval.bind(window),
  clearInterval: clearInterval.bind(window),
})

const phone: Phone = {
  journal,
  stack: () => pages.stack.map(({ path }) => path),
  barsOfTabs: pages.barsOfTabs,
  shared: pages.shared,
}
Object.assign(window, { phone })
addEventListener(SHARE, () => pages.share())
addEventListener('scroll', () => pages.scrolled())
try {
  modules.load('app')
  const opening = wx.getLaunchOptionsSync()
  app.onLaunch?.(opening)
  app.onShow?.(opening)
  pages.reLaunch(opening.path as string, {})
} catch (error) {
  fault('app', error)
}

function drawCapsule() {
  const { left, top, width, height } = capsuleOn(glass)
  const drawn = document.documentElement.appendChild(document.createElement('div'))
  drawn.className = 'capsule'
  drawn.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`
}
