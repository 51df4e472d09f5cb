import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const types = join(dirname(createRequire(import.meta.url).resolve('@tarojs/taro/package.json')), 'types/api')

/** What Taro adds to WeChat's functions by itself. */
const TAROS_OWN = 'taro.extend.d.ts'

/** The functions of `wx` that Taro's types know, which are all that the product can call and still pass the compiler. */
export const documentedNames = () => {
  const names = readdirSync(types, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && file !== TAROS_OWN)
    .flatMap((file) => {
      const [, ...declared] = readFileSync(join(types, file), 'utf8').split('interface TaroStatic {')
      return declared.flatMap((text) =>
        [...text.matchAll(/^ {4}(\w+)[<(]/gm)].map(([, name]) => name as string),
      )
    })
  return [...new Set(names)].sort()
}
