import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { answerPush } from '../_outreach/push.js'
import { answerTick } from '../_platform/answer-tick.js'
import type { Runtime } from '../_platform/context.js'
import { createApp } from '../_platform/http.js'
import { answerPictures } from '../_platform/pictures/answer-pictures.js'
import { ingest } from '../_tracking/ingest.js'
import { workPlan } from '../cron.js'
import { routes } from '../index.js'
import { addRobots } from './robots/doors.js'
import type { Robots } from './robots/stand-in.js'
import { addStandIn } from './stand-in-doors.js'
import type { WeChatStandIn } from './wechat/stand-in.js'

type Serving = {
  root: string
  port: number
  runtime: Runtime
  standIn: WeChatStandIn | null
  robots: Robots | null
}

const CLOSE_WITHIN_MS = 5_000

/** Serves pages, pictures and API on one loopback port; resolves once it listens. */
export const startServer = async ({ root, port, runtime, standIn, robots }: Serving) => {
  const app = new Hono()
  app.post('/api/events', (c) => ingest(runtime, c.req.raw))
  app.all('/api/wechat', (c) => answerPush(runtime, c.req.raw))
  app.all('/api/cron', (c) => answerTick(runtime, workPlan, c.req.raw))
  const ofPictures = (c: Context) => answerPictures({ ...runtime, publicOrigin: null }, c.req.raw)
  app.post('/api/pictures', ofPictures)
  app.get('/pictures/:merchantId/:file', ofPictures)
  const api = createApp(routes, runtime)
  app.all('/api/*', (c) => api.fetch(c.req.raw))
  if (standIn) addStandIn(app, standIn, runtime)
  if (robots) addRobots(app, robots, runtime)
  addPages(app, root, standIn !== null)

  const server = await listen(app, port)
  const address = server.address()
  const listeningOn = address && typeof address === 'object' ? address.port : port
  return { origin: `http://127.0.0.1:${listeningOn}`, close: () => close(server) }
}

const addPages = (app: Hono, root: string, withStandIn: boolean) => {
  const dist = path.join(root, 'miniapp/dist')
  const page = async () => {
    const html = await readFile(path.join(dist, 'h5/index.html'), 'utf8')
    const head = `<meta name="shuke-merchant" content="${DEMO_SLUG}">${withStandIn ? '<script src="/_local/phone-stand-in.js"></script>' : ''}`
    return html.replace('<head>', `<head>${head}`)
  }
  app.get('/', async (c) => c.html(await page()))
  app.get('/index.html', async (c) => c.html(await page()))
  app.get('/m/:slug', async (c) => c.html(await page()))
  app.use('/pictures/*', serveStatic({ root: dist }))
  app.use('*', serveStatic({ root: path.join(dist, 'h5') }))
}

const listen = (app: Hono, port: number) =>
  new Promise<ServerType>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`)
          : error,
      ),
    )
  })

/** Stops taking requests and waits for those under way. */
const close = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, CLOSE_WITHIN_MS).unref()
  })
