import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokenBuild, built } from './builds.js'
import { packageFaults } from './package-faults.js'
import { compileForUpload } from './upload.js'

const COMPILES_WITHIN_MS = 180_000
// Webpack's notes on licences, which no script asks for.
const STAYS_BEHIND = /\.LICENSE\.txt$/

describe('the package', () => {
  it('has all its files and keeps to the limits', () => {
    expect(packageFaults(built)).toEqual([])
  })

  it(
    'compiles as for an upload, and nothing of it stays behind',
    async () => {
      const { files = [], refusal } = await compileForUpload(built)
      expect(refusal).toBeUndefined()
      const all = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
      const names = all.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(built.length + 1))
      expect(names.filter((name) => !files.includes(name) && !STAYS_BEHIND.test(name))).toEqual([])
    },
    COMPILES_WITHIN_MS,
  )
})

describe('a broken package is refused', () => {
  it.each([
    ['a page that is not there', 'pages/menu/index.js is missing'],
    ['3 MB too much', /package "main" has 3\d{6} bytes/],
    ['3 MB too much in a subpackage', /package "merchant" has [34]\d{6} bytes/],
    ['a sixth tab', '6 tabs'],
    ['a tab in a subpackage', 'tab merchant/today/index is not in the main package'],
    ['an icon of 41 KB', 'icon assets/icon.png is missing or too large'],
    ['a template file that is not there', /custom-tab-bar\/index.wxml names .*base.wxml, which is missing/],
    ['a script that is not there', /app.js names vendors.js, which is missing/],
  ] as const)('for %s', (how, fault) => {
    const faults = packageFaults(brokenBuild(how))
    expect(faults.some((one) => (typeof fault === 'string' ? one === fault : fault.test(one)))).toBe(true)
  })

  it.each([
    ['a page that is not there', /could not find the corresponding file: "pages\/menu\/index/],
    ['a script that is no script', /Unexpected token/],
  ] as const)(
    'by WeChat’s compiler for %s',
    async (how, words) => {
      expect((await compileForUpload(brokenBuild(how))).refusal).toMatch(words)
    },
    COMPILES_WITHIN_MS,
  )
})
