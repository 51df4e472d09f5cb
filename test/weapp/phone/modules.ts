import type { Bundle } from './contract.js'

type Given = Record<string, unknown>
type Module = { exports: unknown }

/**
 * Loads the build's scripts as WeChat does: each has `require`, what the language defines and what WeChat gives.
 * Everything else that a browser has is hidden, so that whoever reaches for it finds nothing, as on the phone.
 */
export const createModules = (bundle: Bundle, given: Given) => {
  const loaded = new Map<string, Module>()
  const scope: Given = { ...given, globalThis: globalsOf(bundle, given), global: {} }
  const names = [...Object.keys(scope), ...hiddenNames(bundle, scope)]

  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const script = bundle.scripts[path]
    if (script === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module: Module = { exports: {} }
    loaded.set(path, module)
    const body = `return function (require, module, exports) {${script}\n}\n//# sourceURL=weapp/${path}.js`
    const run = new Function(...names, body)(...Object.values(scope))
    run.call(
      undefined,
      (name: string) => load(checked(bundle, path, resolved(path, name))),
      module,
      module.exports,
    )
    return module.exports
  }
  return { load }
}

/** The path that a file means by `name`, without its ending. */
export const resolved = (from: string, name: string) => {
  const parts = name.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '')
}

// A subpackage may not have been fetched when another package asks for a file of it.
const checked = (bundle: Bundle, from: string, to: string) => {
  const home = bundle.app.subPackages?.find(({ root }) => to.startsWith(`${root}/`))
  if (home && !from.startsWith(`${home.root}/`))
    throw new Error(`${from}.js requires ${to}.js of another package`)
  return to
}

const globalsOf = (bundle: Bundle, given: Given) => {
  const here = globalThis as unknown as Given
  return { ...Object.fromEntries(bundle.languageNames.map((name) => [name, here[name]])), ...given }
}

const hiddenNames = (bundle: Bundle, scope: Given) => {
  const kept = new Set([...bundle.languageNames, ...Object.keys(scope)])
  const names = new Set<string>()
  for (let holder = globalThis; holder; holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) names.add(name)
  }
  return [...names].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !kept.has(name))
}
