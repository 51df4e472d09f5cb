import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The build as it lies. */
export const built = join(import.meta.dirname, '../../miniapp/dist/weapp')

type Break = (folder: string) => void
const KB = 1024

const change =
  (file: string, how: (text: string) => string): Break =>
  (folder) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = how(before)
    if (after === before) throw new Error(`${file} is as it was`)
    writeFileSync(path, after)
  }
const changeTabs = (how: (list: { pagePath: string; iconPath?: string }[]) => void) =>
  change('app.json', (text) => {
    const app = JSON.parse(text)
    how(app.tabBar.list)
    return JSON.stringify(app)
  })
const add =
  (file: string, kilobytes: number): Break =>
  (folder) =>
    writeFileSync(join(folder, file), Buffer.alloc(kilobytes * KB))
const remove =
  (...files: string[]): Break =>
  (folder) => {
    for (const file of files) rmSync(join(folder, file))
  }

const BREAKS = {
  'no handler bound': change('base.wxml', (text) => text.replaceAll(/ (bind|catch)\w+="eh"/g, '')),
  'a template that is not there': change('base.wxml', (text) =>
    text.replaceAll(/<template name="tmpl_\d+_9">[\s\S]*?<\/template>/g, ''),
  ),
  'document used': change('pages/home/index.js', (text) => `document.title;${text}`),
  'an unknown name of wx': change('pages/home/index.js', (text) => `wx.getNoSuchThing;${text}`),
  'a known name of wx that is not provided': change(
    'pages/home/index.js',
    (text) => `wx.getLocation({});${text}`,
  ),
  'a page that is not there': remove('pages/menu/index.js', 'pages/menu/index.json', 'pages/menu/index.wxml'),
  '3 MB too much': add('assets/film.mp4', 3 * KB),
  '3 MB too much in a subpackage': add('merchant/film.mp4', 3 * KB),
  'a sixth tab': changeTabs((list) =>
    list.push({ pagePath: 'pages/booked/index' }, { pagePath: 'pages/coupon/index' }),
  ),
  'a tab in a subpackage': changeTabs((list) => list.push({ pagePath: 'merchant/today/index' })),
  'an icon of 41 KB': (folder) => {
    changeTabs((list) => Object.assign(list[0] ?? {}, { iconPath: 'assets/icon.png' }))(folder)
    add('assets/icon.png', 41)(folder)
  },
  'a template file that is not there': remove('base.wxml'),
  'a script that is not there': remove('vendors.js'),
  'a template that is not closed': (folder) =>
    appendFileSync(join(folder, 'base.wxml'), '<view><text></view>'),
  'a script that is no script': (folder) => appendFileSync(join(folder, 'common.js'), '}{'),
} satisfies Record<string, Break>

/** A copy of the build with one thing broken. */
export const brokenBuild = (how: keyof typeof BREAKS) => {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-weapp-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(built, folder, { recursive: true })
  BREAKS[how](folder)
  return folder
}
