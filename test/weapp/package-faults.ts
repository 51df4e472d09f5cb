import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import type { AppJson } from './phone/contract.js'
import { pagesOf } from './phone/site.js'

const KB = 1024
/** WeChat stops at 2 MB; what a guest waits for should stay well below it. */
const MOST_OF_MAIN = 700 * KB
const MOST_OF_SUBPACKAGE = 1024 * KB
const FEWEST_TABS = 2
const MOST_TABS = 5
const MOST_OF_ICON = 40 * KB

/** Bytes of the main package (under the name '') and of each subpackage. */
const sizesOf = (folder: string) => {
  const roots = (appOf(folder).subPackages ?? []).map(({ root }) => root)
  const sizes = new Map<string, number>([['', 0], ...roots.map((root) => [root, 0] as const)])
  for (const file of filesOf(folder)) {
    const home = roots.find((root) => file.startsWith(`${root}/`)) ?? ''
    sizes.set(home, (sizes.get(home) ?? 0) + statSync(join(folder, file)).size)
  }
  return sizes
}

/** What is wrong with a build before anything of it runs: files that are not there, and limits that are passed. */
export const packageFaults = (folder: string) => {
  const app = appOf(folder)
  return [
    ...tooLarge(folder),
    ...missingFiles(folder, app),
    ...brokenReferences(folder),
    ...tabFaults(folder, app),
  ]
}

const appOf = (folder: string) => readJson(folder, 'app.json') as AppJson
const readJson = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  )

const tooLarge = (folder: string) =>
  [...sizesOf(folder)].flatMap(([root, bytes]) => {
    const most = root === '' ? MOST_OF_MAIN : MOST_OF_SUBPACKAGE
    return bytes > most ? [`package "${root || 'main'}" has ${bytes} bytes, more than ${most}`] : []
  })

const missingFiles = (folder: string, app: AppJson) => {
  const bar = app.tabBar?.custom ? ['custom-tab-bar/index'] : []
  return [...pagesOf(app), ...bar]
    .flatMap((path) => ['js', 'json', 'wxml'].map((ending) => `${path}.${ending}`))
    .filter((file) => !existsSync(join(folder, file)))
    .map((file) => `${file} is missing`)
}

const REFERENCES: Record<string, RegExp> = {
  js: /\brequire\("(\.[^"]+)"\)/g,
  wxml: /<(?:import|include|wxs)\b[^>]*\bsrc="([^"]+)"/g,
  wxss: /@import\s+["']([^"']+)["']/g,
}

const brokenReferences = (folder: string) =>
  filesOf(folder).flatMap((file) => {
    const ending = file.split('.').at(-1) ?? ''
    const text = ending in REFERENCES || ending === 'json' ? readFileSync(join(folder, file), 'utf8') : ''
    const named =
      ending === 'json'
        ? Object.values(JSON.parse(text).usingComponents ?? {}).map((path) => `${path}.wxml`)
        : [...text.matchAll(REFERENCES[ending] ?? /$^/g)].map(([, path = '']) => path)
    return named
      .map((path) => (ending === 'js' ? path.replace(/(\.js)?$/, '.js') : path))
      .filter((path) => !existsSync(join(folder, path.startsWith('/') ? path : join(dirname(file), path))))
      .map((path) => `${file} names ${normalize(path)}, which is missing`)
  })

const tabFaults = (folder: string, { pages, tabBar }: AppJson) => {
  const tabs = tabBar?.list ?? []
  const icons = tabs.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]).filter(Boolean)
  const sizeOf = (icon: string) => statSync(join(folder, icon), { throwIfNoEntry: false })?.size
  return [
    ...(tabs.length < FEWEST_TABS || tabs.length > MOST_TABS ? [`${tabs.length} tabs`] : []),
    ...tabs
      .filter(({ pagePath }) => !pages.includes(pagePath))
      .map(({ pagePath }) => `tab ${pagePath} is not in the main package`),
    ...(icons as string[])
      .filter((icon) => !((sizeOf(icon) ?? Infinity) <= MOST_OF_ICON))
      .map((icon) => `icon ${icon} is missing or too large`),
  ]
}
