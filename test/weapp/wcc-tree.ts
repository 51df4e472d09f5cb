import compiler from 'miniprogram-compiler'

/** A node as WeChat's template compiler draws it. */
export type Drawn = string | number | { tag: string; attr?: Record<string, unknown>; children: Drawn[] }
type Element = Exclude<Drawn, string | number>
type Render = (data: object) => Element

const DEEPER = 'wx-comp'

/** Draws pages from their data, which has to come from the same world: it knows objects by their constructors. */
export const drawnBy = (folder: string, evaluate: (script: string) => unknown) => {
  const script = `(function (window, global) {${compiler.wxmlToJs(folder)}})({}, {})`
  const render = evaluate(script) as (file: string) => Render
  // Below a depth Taro goes on in a component of its own.
  const whole = (node: Drawn): Drawn => {
    if (typeof node !== 'object') return node
    if (node.tag === DEEPER) return whole(render('comp.wxml')(node.attr ?? {}))
    return { ...node, children: node.children.map(whole) }
  }
  return (page: string, data: object) => whole(render(`${page}.wxml`)(data))
}

export const textOf = (node: Drawn): string =>
  typeof node === 'object' ? node.children.map(textOf).join('') : String(node)

/** The innermost element that says `words`, and all that are around it. */
export const waysTo = (node: Drawn, words: string): Element[] => {
  if (typeof node !== 'object' || !textOf(node).includes(words)) return []
  const inner = node.children.map((child) => waysTo(child, words)).find((found) => found.length > 0) ?? []
  return [...inner, node]
}
