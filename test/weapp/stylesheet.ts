import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postcss, { type AtRule, type Root, type Rule } from 'postcss'

const POINTS_OF_A_SCREEN = 750
const TAG = /(^|[\s>+~,(])([a-z][\w-]*)(?=$|[\s>+~,.:#[)])/g
const NOT_WECHATS = /^(taro-|body$|html$)/

/** A WXSS file of the build as CSS: its imports inside it, tags as WeChat names them, rpx as part of the screen. */
export const cssOf = (folder: string, file: string) => {
  const sheet = withImports(folder, file)
  sheet.walkRules((rule) => {
    if (isOfKeyframes(rule)) return
    rule.selector = rule.selector.replace(TAG, (_, before: string, tag: string) => before + tagOf(tag))
  })
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /(-?[\d.]+)rpx/g,
      `calc($1 * 100vw / ${POINTS_OF_A_SCREEN})`,
    )
  })
  return sheet.toString()
}

const withImports = (folder: string, file: string): Root => {
  const sheet = postcss.parse(readFileSync(join(folder, file), 'utf8'), { from: file })
  sheet.walkAtRules('import', (rule) => {
    const named = rule.params.replace(/^["']|["']$/g, '')
    rule.replaceWith(withImports(folder, named.startsWith('/') ? named : join(dirname(file), named)))
  })
  return sheet
}

const isOfKeyframes = ({ parent }: Rule) =>
  parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')

const tagOf = (tag: string) => {
  if (tag === 'page') return 'body'
  return NOT_WECHATS.test(tag) ? tag : `wx-${tag}`
}
