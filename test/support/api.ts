import { randomUUID } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { answerPush } from '../../api/_outreach/push.js'
import { answerTick } from '../../api/_platform/answer-tick.js'
import type { Runtime } from '../../api/_platform/context.js'
import { createApp } from '../../api/_platform/http.js'
import { answerPictures } from '../../api/_platform/pictures/answer-pictures.js'
import { ingest } from '../../api/_tracking/ingest.js'
import { workPlan } from '../../api/cron.js'
import { routes } from '../../api/index.js'
import { IN_WECHAT } from './user-agents.js'

// Tests look into answers as they are; a schema would hide what is wrong with them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Answer = { status: number; body: any; headers: Headers }

/** Serves the API of `runtime` on loopback and calls it over real HTTP. */
export const serveApi = async (runtime: Runtime, publicOrigin: string | null = null) => {
  const app = new Hono()
  const ofPictures = (c: Context) => answerPictures({ ...runtime, publicOrigin }, c.req.raw)
  app.post('/api/pictures', ofPictures)
  app.get('/pictures/*', ofPictures)
  app.post('/api/events', (c) => ingest(runtime, c.req.raw))
  app.all('/api/wechat', (c) => answerPush(runtime, c.req.raw))
  app.all('/api/cron', (c) => answerTick(runtime, workPlan, c.req.raw))
  const routed = createApp(routes, runtime)
  app.all('/api/*', (c) => routed.fetch(c.req.raw))
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      resolve({ server: started, port: info.port }),
    )
  })
  const origin = `http://127.0.0.1:${port}`

  return {
    origin,
    ...callsTo(origin),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** Calls the API that is served at `origin`. */
export const callsTo = (origin: string) => {
  const call = async (method: string, path: string, options: CallOptions = {}): Promise<Answer> => {
    const reply = await fetch(`${origin}/api${path}`, {
      method,
      signal: options.signal,
      headers: {
        'user-agent': options.userAgent ?? IN_WECHAT,
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(method === 'POST' ? { 'idempotency-key': options.key ?? randomUUID() } : {}),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    })
    return { status: reply.status, headers: reply.headers, body: await reply.json().catch(() => null) }
  }

  return {
    get: (path: string, token?: string) => call('GET', path, { token }),
    post: (path: string, options: CallOptions = {}) => call('POST', path, options),
  }
}

type CallOptions = { userAgent?: string; token?: string; body?: unknown; key?: string; signal?: AbortSignal }

export type TestApi = Awaited<ReturnType<typeof serveApi>>
