import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { answerPush } from '../_outreach/push.js'
import { getMerchantId } from '../_platform/actor.js'
import { answerTick } from '../_platform/answer-tick.js'
import type { Runtime } from '../_platform/context.js'
import { createApp } from '../_platform/http.js'
import { getWeChatApp } from '../_platform/wechat/app.js'
import { ingest } from '../_tracking/ingest.js'
import { workPlan } from '../cron.js'
import { routes } from '../index.js'
import { openidOfKey, PEOPLE } from './people.js'
import type { WeChatStandIn } from './wechat/stand-in.js'

type Serving = { root: string; port: number; runtime: Runtime; standIn: WeChatStandIn | null }

const CLOSE_WITHIN_MS = 5_000
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Serves pages, pictures and API on one loopback port; resolves once it listens. */
export const startServer = async ({ root, port, runtime, standIn }: Serving) => {
  const app = new Hono()
  app.post('/api/events', (c) => ingest(runtime, c.req.raw))
  app.all('/api/wechat', (c) => answerPush(runtime, c.req.raw))
  app.all('/api/cron', (c) => answerTick(runtime, workPlan, c.req.raw))
  const api = createApp(routes, runtime)
  app.all('/api/*', (c) => api.fetch(c.req.raw))
  if (standIn) addStandIn(app, standIn, runtime)
  addPages(app, root, standIn !== null)

  const server = await listen(app, port)
  const address = server.address()
  const listeningOn = address && typeof address === 'object' ? address.port : port
  return { origin: `http://127.0.0.1:${listeningOn}`, close: () => close(server) }
}

const addStandIn = (app: Hono, standIn: WeChatStandIn, runtime: Runtime) => {
  const here = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  // A strange name that leads here is another page's (DNS rebinding), and nobody's to sign in from.
  app.use('/_local/*', async (c, next) => {
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.json({ error: 'only on this machine' }, 403)
    await next()
  })
  app.post('/_local/login-codes', async (c) => {
    const openid = openidOfKey(c.req.query('as') ?? 'guest')
    if (!openid) return c.json({ error: 'no such person' }, 404)
    const wechatApp = await appOf(runtime, c.req.query('merchant') ?? DEMO_SLUG)
    standIn.addApp(wechatApp)
    return c.json({ code: standIn.issueCode(openid, wechatApp) })
  })
  app.get('/_local/phone-stand-in.js', async (c) =>
    c.body(await here('./phone-stand-in.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  app.get('/desk', async (c) =>
    c.html((await here('./desk.html')).replace('__PEOPLE__', JSON.stringify(PEOPLE))),
  )
}

const appOf = async ({ db, sealer, clock }: Runtime, merchant: string) =>
  getWeChatApp({ merchantId: await getMerchantId(db, merchant), db, sealer, now: clock() })

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
