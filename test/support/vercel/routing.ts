import { getTransformedRoutes, mergeRoutes, type Route, type RouteWithSrc } from '@vercel/routing-utils'

// What Vercel adds by itself for a folder `api` and pages beside it.
const ZERO_CONFIG: Route[] = [
  { handle: 'filesystem' },
  { src: '^/api(/.*)?$', status: 404 },
  { handle: 'miss' },
  { src: '^/api/(.+)(?:\\.(?:ts))$', dest: '/api/$1', check: true },
]
const UNDERSTOOD = new Set(['src', 'dest', 'headers', 'status', 'continue', 'check'])

/** The routes of the built output, computed from `vercel.json` by Vercel's own package. */
export const routesOf = (vercelJson: object): Route[] => {
  const { routes, error } = getTransformedRoutes(vercelJson)
  if (error) throw new Error(`vercel.json: ${error.message}`)
  const zeroConfig = { use: '@vercel/zero-config-routes', entrypoint: '/', routes: ZERO_CONFIG }
  return mergeRoutes({ userRoutes: routes, builds: [zeroConfig] })
}

type Answer = { path: string; status: number; headers: Record<string, string> }
/** Whether a file or a function lies at a path. */
type Holds = (path: string) => boolean

/** Where a request goes: past the routes before the file system, to what lies there, then by the rewrites, then by the misses. */
export const resolve = (routes: Route[], path: string, holds: Holds): Answer => {
  const { first, filesystem, miss } = phasesOf(routes)
  const answer: Answer = { path, status: 404, headers: {} }
  for (const phase of [first, filesystem, miss]) {
    if (walk(phase, answer, holds)) return answer
    if (holds(answer.path)) return { ...answer, status: 200 }
  }
  return answer
}

/** Follows the routes of one phase; true when one of them has the last word. */
const walk = (routes: RouteWithSrc[], answer: Answer, holds: Holds) => {
  for (const route of routes) {
    const match = new RegExp(route.src, 'i').exec(answer.path)
    if (!match) continue
    answer.headers = { ...route.headers, ...answer.headers }
    if (route.dest) answer.path = fill(route.dest, match)
    if (route.continue) continue
    const found = holds(answer.path)
    if (route.check && !found) continue
    answer.status = route.status ?? (found ? 200 : 404)
    return true
  }
  return false
}

// A query of a destination reaches the function only; ours do not ask for it.
const fill = (dest: string, match: RegExpExecArray) =>
  (dest.split('?')[0] ?? '').replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '')

const phasesOf = (routes: Route[]) => {
  const phases: Record<'first' | 'filesystem' | 'miss', RouteWithSrc[]> = {
    first: [],
    filesystem: [],
    miss: [],
  }
  let at: keyof typeof phases = 'first'
  for (const route of routes) {
    if ('handle' in route) {
      if (route.handle !== 'filesystem' && route.handle !== 'miss')
        throw new Error(`no routes of the phase ${route.handle} are understood here`)
      at = route.handle
      continue
    }
    const strange = Object.keys(route).filter((name) => !UNDERSTOOD.has(name))
    if (strange.length > 0) throw new Error(`a route with ${strange.join(', ')} is not understood here`)
    phases[at].push(route)
  }
  return phases
}
