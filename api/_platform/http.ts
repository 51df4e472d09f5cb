import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { getMerchantId, holdsPost, requireStore } from './actor.js'
import { authenticate } from './authenticate.js'
import type { Context, MerchantContext, Runtime } from './context.js'
import { ErrorBody, IdempotencyKey } from './contract.js'
import { AppError, fail } from './errors.js'
import { runOnce } from './idempotency.js'
import { newUuid } from './ids.js'
import { toErrorReply } from './replies.js'
import type { Route } from './route.js'

const BODY_BYTES = 64 * 1024

type Variables = { Variables: { requestId: string } }
type Http = HonoContext<Variables>

/** Builds the API of `routes`: checks every border against its schema, every caller against the route's access, and answers in one error shape. */
export const createApp = (routes: Route[], runtime: Runtime) => {
  const app = new OpenAPIHono<Variables>()

  app.use('/api/*', async (c, next) => {
    const began = performance.now()
    c.set('requestId', newUuid(runtime.clock()))
    await next()
    c.header('X-Request-Id', c.get('requestId'))
    const fields = {
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
    }
    runtime.log.info({ ...fields, ms: Math.round(performance.now() - began) }, 'answered')
  })
  app.use('/api/*', bodyLimit({ maxSize: BODY_BYTES, onError: () => fail('body_too_large') }))
  app.onError((error, c) => answerError(runtime, error, c as Http))
  app.notFound((c) => answerError(runtime, new AppError('not_found'), c as Http))

  app.get('/api/health', async (c) => {
    await runtime.db.execute(sql`select 1`)
    return c.json({ status: 'ok' })
  })
  for (const route of routes) mount(app, route, runtime)
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Shuke', version: '1', description: '熟客：订座、领券、核销，和从这些里长出来的熟客。' },
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  return app
}

const mount = (app: OpenAPIHono<Variables>, route: Route, runtime: Runtime) => {
  const definition = createRoute({
    method: route.method,
    path: `/api${route.path}`,
    summary: route.summary,
    ...(route.access === 'open' || route.access === 'merchant' ? {} : { security: [{ token: [] }] }),
    'x-access': route.access,
    request: {
      params: route.params,
      query: route.query,
      ...(route.effect === 'command' ? { headers: z.object({ 'idempotency-key': IdempotencyKey }) } : {}),
      ...(route.body
        ? { body: { required: true, content: { 'application/json': { schema: route.body } } } }
        : {}),
    },
    responses: {
      [route.status]: { description: 'OK', content: { 'application/json': { schema: route.reply } } },
      default: { description: 'Error', content: { 'application/json': { schema: ErrorBody } } },
    },
  })
  app.openAPIRegistry.registerPath(definition)
  if (!route.handle) return
  const served = { ...route, handle: route.handle }
  app.on(route.method.toUpperCase(), `/api${route.path.replace(/\{(\w+)\}/g, ':$1')}`, (c) =>
    answer(c, served, runtime),
  )
}

type Served = Route & Required<Pick<Route, 'handle'>>

const answer = async (c: Http, route: Served, runtime: Runtime) => {
  const input = await readInput(c, route)
  if (route.access === 'open') return send(c, 200, route.reply.parse(await route.handle(runtime, input)))
  if (route.access === 'merchant') {
    const ctx = await merchantContext(runtime, input)
    return send(c, 200, route.reply.parse(await route.handle(ctx, input)))
  }

  const ctx = await authenticate(runtime, c.req.header('authorization'))
  await checkPlace(ctx, route, input)
  if (route.effect === 'read') return send(c, 200, route.reply.parse(await route.handle(ctx, input)))

  const key =
    IdempotencyKey.safeParse(c.req.header('idempotency-key')).data ?? fail('idempotency_key_missing')
  const reply = await runOnce(
    ctx,
    { key, route: `${route.method} ${route.path}`, input },
    async (commandCtx) => ({
      status: route.status,
      body: route.reply.parse(await route.handle(commandCtx, input)),
    }),
  )
  return send(c, reply.status, reply.body)
}

const readInput = async (c: Http, route: Route): Promise<Record<string, unknown>> => {
  const body = route.body ? check(route.body, await readJson(c)) : {}
  const query = route.query ? check(route.query, c.req.query()) : {}
  // A malformed id names nothing that exists.
  const params = route.params?.safeParse(c.req.param())
  if (params && !params.success) return fail('not_found')
  return { ...body, ...query, ...params?.data }
}

const readJson = async (c: Http): Promise<unknown> => {
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof AppError) throw error
    return fail('invalid_request', '请求的内容不是 JSON。')
  }
}

const check = (schema: z.ZodObject, value: unknown) => {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const fields = [...new Set(read.error.issues.map((issue) => issue.path.join('.') || 'body'))].slice(0, 5)
  return fail('invalid_request', `请检查这些内容：${fields.join('、')}。`)
}

const merchantContext = async (
  runtime: Runtime,
  input: Record<string, unknown>,
): Promise<MerchantContext> => {
  const { db, sealer } = runtime
  const merchantId = await getMerchantId(db, String(input.merchant))
  if (typeof input.storeId === 'string') await requireStore(db, merchantId, input.storeId)
  return { merchantId, db, sealer, now: runtime.clock() }
}

const checkPlace = async (ctx: Context, route: Route, input: Record<string, unknown>) => {
  const storeId = typeof input.storeId === 'string' ? input.storeId : undefined
  if (storeId) await requireStore(ctx.db, ctx.merchantId, storeId)
  if (route.access === 'guest' || route.access === 'open' || route.access === 'merchant') return
  if (!storeId || !holdsPost(ctx.actor, storeId, route.access)) fail('forbidden')
}

const send = (c: Http, status: number, body: unknown) => {
  c.header('Cache-Control', 'no-store')
  return c.json(body as object, status as ContentfulStatusCode)
}

const answerError = (runtime: Runtime, error: Error, c: Http) => {
  const requestId = c.get('requestId') ?? newUuid(runtime.clock())
  const { status, body, headers } = toErrorReply(error, requestId, runtime.log)
  return c.json(body, status, headers)
}
