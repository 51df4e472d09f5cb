import {
  addGlobalErrorListener,
  CurrentWindowBackendContext,
  globalOptions,
  type template,
  Event as ViewEvent,
} from 'glass-easel'
import { type ComponentEnv, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from './contract.js'
import type { Fault } from './journal.js'
import { resolved } from './modules.js'

type Templates = Record<string, template.ComponentTemplate['content']>
const TOUCH_FIELDS = ['touches', 'changedTouches'] as const

/** The component framework, with the build's templates and settings in it. */
export const createViews = (bundle: Bundle, load: (path: string) => unknown, fault: Fault) => {
  globalOptions.writeIdToDOM = true
  addGlobalErrorListener((error, method) => {
    fault(`framework ${method ?? ''}`, error)
    return false
  })
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const context = new CurrentWindowBackendContext()
  context.onEvent((target, type, detail, options) => {
    const native = options.originalEvent as Record<string, unknown> | undefined
    const extraFields = Object.fromEntries(TOUCH_FIELDS.map((field) => [field, touchesOf(native?.[field])]))
    ViewEvent.triggerEvent(target, type, detail, { ...options, extraFields })
  })
  const backend = env.associateBackend(context)

  const compiled = new Function('missingTemplate', `return ${bundle.templates}`)
  const groupList: Templates = compiled((name: string) => name && fault('template', `${name} is missing`))
  for (const [path, content] of Object.entries(groupList)) {
    space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true })
  }
  for (const [path, json] of Object.entries(bundle.json)) space.addComponentStaticConfig(path, json)

  let defining: ComponentEnv | undefined
  // Webpack may hoist a page's module into a shared file; it defines the page being loaded all the same.
  type Define = (definition: object) => void
  const define = (what: 'Page' | 'Component' | 'Behavior') => (definition: object) =>
    (defining?.[what] as Define | undefined)?.(withLists(definition))
  const definers = { Page: define('Page'), Component: define('Component'), Behavior: define('Behavior') }
  const ready = new Set<string>()
  const prepare = (path: string) => {
    if (ready.has(path)) return
    ready.add(path)
    const using = Object.values(bundle.json[path]?.usingComponents ?? {})
    for (const name of using) prepare(resolved(path, name))
    const outer = defining
    space.componentEnv(path, (componentEnv) => {
      defining = componentEnv
      load(path)
    })
    defining = outer
  }

  /** Makes a page or a component and puts it at the end of `host`. */
  const mount = (path: string, tag: string, host: HTMLElement) => {
    prepare(path)
    const root = backend.createRoot(tag, space, path)
    const place = host.appendChild(document.createElement('span'))
    root.attach(host as never, place as never)
    return root
  }
  return { definers, mount }
}

export type Views = ReturnType<typeof createViews>

// Taro hands over an empty object where it has no list; WeChat takes that for nothing, the framework does not.
const withLists = (definition: object) =>
  Object.fromEntries(
    Object.entries(definition).filter(
      ([name, value]) => !['behaviors', 'externalClasses'].includes(name) || Array.isArray(value),
    ),
  )

const touchesOf = (touches: unknown) =>
  touches instanceof TouchList
    ? [...touches].map(({ identifier, clientX, clientY, pageX, pageY }) => ({
        identifier,
        clientX,
        clientY,
        pageX,
        pageY,
      }))
    : []
