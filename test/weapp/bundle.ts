import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'
import { documentedNames } from './documented-names.js'
import type { AppJson, Bundle, PageJson } from './phone/contract.js'
import { cssOf } from './stylesheet.js'

const LANGUAGE_TAGS = new Set(['template', 'import', 'include', 'wxs', 'block', 'slot'])

/** Reads a build and compiles it with the template compiler of WeChat's open component framework. */
export const readBundle = (folder: string): Bundle => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const ending = (end: string) =>
    files
      .filter((file) => file.endsWith(end))
      .map((file) => [file.slice(0, -end.length), readFileSync(join(folder, file), 'utf8')] as const)
  const {
    app,
    'project.config': project,
    ...json
  } = Object.fromEntries(ending('.json').map(([path, text]) => [path, JSON.parse(text) as PageJson]))
  const own = new Set(Object.values(json).flatMap((page) => Object.keys(page.usingComponents ?? {})))
  return {
    app: app as unknown as AppJson,
    appid: String(project?.appid),
    json,
    scripts: Object.fromEntries(ending('.js')),
    styles: Object.fromEntries(ending('.wxss').map(([path]) => [path, cssOf(folder, `${path}.wxss`)])),
    templates: compile(ending('.wxml'), ending('.wxs'), own),
    languageNames: runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[],
    documentedNames: documentedNames(),
  }
}

type Sources = (readonly [path: string, text: string])[]

const compile = (pages: Sources, scripts: Sources, own: Set<string>) => {
  const group = new TmplGroup()
  for (const [path, text] of scripts) group.addScript(path, text)
  for (const [path, text] of pages) {
    const warnings: { level: string; message: string }[] = group.addTmpl(path, withBuiltInTags(text, own))
    const [first] = warnings.filter(({ level }) => level !== 'Note')
    if (first) throw new Error(`${path}.wxml: ${first.message}`)
  }
  return tellingOfMissingTemplates(group.getTmplGenObjectGroups())
}

/** WeChat's own tags become `wx-…`, as its compiler does it, so that a browser does not take them for its own. */
const withBuiltInTags = (wxml: string, own: Set<string>) =>
  wxml.replace(/<(\/?)([a-z][\w-]*)/g, (tag, slash: string, name: string) =>
    LANGUAGE_TAGS.has(name) || own.has(name) ? tag : `<${slash}wx-${name}`,
  )

/** The framework draws nothing for a template that is not there, and says nothing. */
const tellingOfMissingTemplates = (compiled: string) => {
  const lookup = 'return S[P]}'
  if (!compiled.includes(lookup))
    throw new Error('The template compiler writes its look-up in another way now.')
  return compiled.replaceAll(lookup, 'return S[P]||missingTemplate(P)}')
}
