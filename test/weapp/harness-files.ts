import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { Bundle } from './phone/contract.js'

const require = createRequire(import.meta.url)
const sources = join(import.meta.dirname, 'phone')
const packages: Record<string, string> = {
  'glass-easel': 'dist/glass_easel.all.es.js',
  'glass-easel-miniprogram-adapter': 'dist/glass_easel_miniprogram_adapter.es.js',
}
const imports = Object.fromEntries(Object.keys(packages).map((name) => [name, `/packages/${name}.js`]))
const html = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="/phone/tags.css">
<script type="importmap">${JSON.stringify({ imports })}</script>
<body></body>
<script type="module" src="/phone/main.js"></script>`

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  png: 'image/png',
}

/** What the page of the harness asks for: itself, the framework, the build and the build's pictures; nothing if it is not there. */
export const harnessFile = async ({ bundle, folder }: { bundle: Bundle; folder: string }, path: string) => {
  const ending = path.split('.').at(-1) ?? ''
  const body = await bodyOf(path, bundle, folder).catch(() => undefined)
  return body === undefined ? undefined : { body, contentType: types[ending] ?? 'text/plain' }
}

const bodyOf = async (path: string, bundle: Bundle, folder: string) => {
  const [, place = '', ...rest] = path.split('/')
  const file = rest.join('/')
  if (place === 'index.html') return html
  if (place === 'bundle.json') return JSON.stringify(bundle)
  if (place === 'packages') return frameworkFile(file.replace(/\.js$/, ''))
  if (place === 'package') return readFile(join(folder, file))
  if (file.endsWith('.js')) return transpiled(join(sources, file.replace(/\.js$/, '.ts')))
  return readFile(join(sources, file))
}

const frameworkFile = (name: string) =>
  readFile(join(dirname(require.resolve(`${name}/package.json`)), packages[name] as string))

const transpiled = async (file: string) => {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  }
  return ts.transpileModule(await readFile(file, 'utf8'), { compilerOptions }).outputText
}
