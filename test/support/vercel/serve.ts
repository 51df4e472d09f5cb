import { existsSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import type { Route } from '@vercel/routing-utils'
import { getMimeType } from 'hono/utils/mime'
import { type RunningFunction, startFunction } from './function-process.js'
import type { Door, Output } from './output.js'
import { resolve } from './routing.js'

const REVALIDATED = 'public, max-age=0, must-revalidate'
const BETWEEN_TWO_HOPS = ['connection', 'content-length', 'keep-alive', 'transfer-encoding']

/** Serves a built output on loopback as Vercel does; a door's process starts at its first request, with `env`. */
export const serveOutput = async ({ folder, doors }: Output, env: Record<string, string> = {}) => {
  const { routes } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { routes: Route[] }
  const running = new Map<string, Promise<RunningFunction>>()
  const start = (door: Door) => {
    const started = running.get(door.name) ?? startFunction(door, env)
    running.set(door.name, started)
    return started
  }
  const fileAt = (path: string) => findFile(join(folder, 'static'), path)
  const doorAt = (path: string) =>
    doors.find(({ name }) => path === `/api/${name}` || (name === 'index' && path === '/api'))

  const answer = async (request: Request): Promise<Response> => {
    const holds = (path: string) => (fileAt(path) ?? doorAt(path)) !== undefined
    const { path, status, headers } = resolve(routes, new URL(request.url).pathname, holds)
    const file = fileAt(path)
    if (status === 200 && file) return readStatic(file, headers)
    const door = doorAt(path)
    if (status === 200 && door) return invoke(await start(door), request, headers)
    return new Response('NOT_FOUND', { status: 404, headers })
  }

  const { server, port } = await listen(answer)
  return {
    origin: `http://127.0.0.1:${port}`,
    /** The doors whose process has been started. */
    started: () => [...running.keys()].sort(),
    /** What the door's process has said so far. */
    log: async (door: string) => (await running.get(door))?.log() ?? '',
    close: async () => {
      server.close()
      for (const started of running.values()) await (await started).stop()
    },
  }
}

export type ServedOutput = Awaited<ReturnType<typeof serveOutput>>

const findFile = (folder: string, path: string) =>
  [join(folder, path), join(folder, path, 'index.html')].find(
    (file) => file.startsWith(`${folder}/`) && existsSync(file) && statSync(file).isFile(),
  )

/** For a file, what vercel.json says stands before what Vercel says by itself. */
const readStatic = async (file: string, configured: Record<string, string>) => {
  const headers = new Headers({ 'cache-control': REVALIDATED, ...lowerCased(configured) })
  headers.set('content-type', getMimeType(file) ?? 'application/octet-stream')
  return new Response(await readFile(file), { headers })
}

/**
 * The function sees the address that was asked for, not the one it was rewritten to, and what it says of its answer
 * stands before what vercel.json says.
 */
const invoke = async (running: RunningFunction, request: Request, configured: Record<string, string>) => {
  const { pathname, search, host } = new URL(request.url)
  const body = request.body ? await request.arrayBuffer() : undefined
  const init = {
    method: request.method,
    headers: withoutHop(request.headers),
    body,
    redirect: 'manual',
  } as const
  init.headers.set('x-forwarded-host', host)
  try {
    const reply = await fetch(running.origin + pathname + search, init)
    const headers = { ...lowerCased(configured), ...Object.fromEntries(withoutHop(reply.headers)) }
    return new Response(reply.body, { status: reply.status, headers })
  } catch {
    const failed = 'FUNCTION_INVOCATION_FAILED'
    return new Response(failed, { status: 500, headers: { ...configured, 'x-vercel-error': failed } })
  }
}

const lowerCased = (headers: Record<string, string>) => Object.fromEntries(new Headers(headers))

const withoutHop = (headers: Headers) => {
  const kept = new Headers(headers)
  for (const name of BETWEEN_TWO_HOPS) kept.delete(name)
  return kept
}

const listen = (answer: (request: Request) => Promise<Response>) =>
  new Promise<{ server: ServerType; port: number }>((resolve) => {
    const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ server, port }),
    )
  })

/** The last words of the doors whose process cannot answer, by name. */
export const doorsThatDie = async ({ doors }: Output, served: ServedOutput) => {
  const words = doors.map(async ({ name }) => {
    const reply = await fetch(`${served.origin}/api/${name}`)
    return reply.headers.has('x-vercel-error') ? [[name, await served.log(name)]] : []
  })
  return Object.fromEntries((await Promise.all(words)).flat())
}
