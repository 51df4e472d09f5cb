import { sql } from 'drizzle-orm'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { getMerchantId, holdsPost, requireStore } from './actor.js'
import { authenticate } from './authenticate.js'
import type { Context, Post, PublicContext, Runtime } from './context.js'
import { IdempotencyKey } from './contract.js'
import { AppError, fail } from './errors.js'
import { hasReply, runAnew, runOnce } from './idempotency.js'
import { newUuid } from './ids.js'
import { toErrorReply } from './replies.js'
import type { Access, Route } from './route.js'
import { isSameSecret } from './same-secret.js'
import { recordStaffAction } from './staff-actions.js'
import { readTwice } from './transaction.js'

const BODY_BYTES = 64 * 1024
const STALE_SECONDS = 60

type Variables = { Variables: { requestId: string } }
type Http = HonoContext<Variables>

/** Builds the API of `routes`: checks every border against its schema, every caller against the route's access, and answers in one error shape. */
export const createApp = (routes: Route[], runtime: Runtime) => {
  const app = new Hono<Variables>()

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
  // Who asks again with the tag of the last answer hears in a line that it still holds.
  app.use('/api/*', etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, 'CDN-Cache-Control'] }))
  app.onError((error, c) => answerError(runtime, error, c as Http))
  app.notFound((c) => answerError(runtime, new AppError('not_found'), c as Http))

  app.get('/api/health', async (c) => {
    await runtime.db.execute(sql`select 1`)
    return send(c, 200, { status: 'ok' })
  })
  // Few ask for the document, and what writes it takes a while to load.
  app.get('/api/openapi.json', async (c) => c.json((await import('./openapi.js')).describeRoutes(routes)))
  for (const route of routes) if (isServed(route)) mount(app, route, runtime)
  return app
}

type ForPeople = Extract<Access, 'guest' | Post['role']>
type Served = Route & Required<Pick<Route, 'handle'>>

const isServed = (route: Route): route is Served => route.handle !== undefined

const mount = (app: Hono<Variables>, route: Served, runtime: Runtime) =>
  app.on(route.method.toUpperCase(), `/api${route.path.replace(/\{(\w+)\}/g, ':$1')}`, (c) =>
    answer(c, route, runtime),
  )

const answer = async (c: Http, route: Served, runtime: Runtime) => {
  const input = await readInput(c, route)
  if (route.access === 'agency') {
    checkAgency(runtime, c.req.header('authorization'))
    return send(c, route.status, route.reply.parse(await route.handle(runtime, input)))
  }
  if (route.access === 'open') {
    const caller = c.req.header('x-real-ip') ?? ''
    const reply = route.reply.parse(await route.handle({ ...runtime, caller }, input))
    return send(c, 200, reply, keepingOf(route.cacheSeconds))
  }
  if (route.access === 'merchant') {
    const read = await readTwice(async () => route.handle(await merchantContext(runtime, input), input))
    return send(c, 200, route.reply.parse(read), keepingOf(route.cacheSeconds))
  }

  const { access } = route
  const { canMail } = runtime.messengers
  const enter = async () => {
    const ctx = await authenticate(runtime, c.req.header('authorization'))
    await checkPlace(ctx, access, input)
    return ctx
  }
  if (route.effect === 'read') {
    const { wechat } = runtime
    const read = await readTwice(async () => route.handle({ ...(await enter()), wechat, canMail }, input))
    if (route.file) return sendFile(c, route.file, read as Uint8Array<ArrayBuffer>)
    return send(c, 200, route.reply.parse(read), OWN)
  }

  const ctx = await readTwice(enter)

  const key =
    IdempotencyKey.safeParse(c.req.header('idempotency-key')).data ?? fail('idempotency_key_missing')
  const request = { key, route: `${route.method} ${route.path}`, input, alone: route.alone }
  const asked = await askFirst(route, ctx, { key, input, wechat: runtime.wechat })
  const perform = async (commandCtx: Context) => {
    if ('refusal' in asked) throw asked.refusal
    const about = await route.subjectOf?.(commandCtx, input)
    const path = Object.keys(c.req.param())
    const body = route.reply.parse(await route.handle({ ...commandCtx, canMail }, input, asked.answer))
    if (access !== 'guest')
      await recordStaffAction(commandCtx, { action: route.summary, input, path, reply: body, about })
    return { status: route.status, body }
  }
  const reply = route.answersOnce ? await runAnew(ctx, perform) : await runOnce(ctx, request, perform)
  return send(c, reply.status, reply.body)
}

type Asking = { key: string; input: unknown; wechat: Runtime['wechat'] }

/** What WeChat answers or refuses; a refusal waits for the command, for the same key may have had its effect meanwhile. */
const askFirst = async (
  { ask }: Served,
  ctx: Context,
  { key, input, wechat }: Asking,
): Promise<{ answer: unknown } | { refusal: unknown }> => {
  if (!ask || (await readTwice(() => hasReply(ctx, key)))) return { answer: undefined }
  try {
    return { answer: await ask(ctx, wechat, input) }
  } catch (refusal) {
    return { refusal }
  }
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

const merchantContext = async (runtime: Runtime, input: Record<string, unknown>): Promise<PublicContext> => {
  const { db, sealer, wechat } = runtime
  const merchantId = await getMerchantId(db, String(input.merchant))
  if (typeof input.storeId === 'string') await requireStore(db, merchantId, input.storeId)
  return { merchantId, db, sealer, wechat, now: runtime.clock() }
}

const checkAgency = ({ agencySecret }: Runtime, authorization = '') => {
  if (!agencySecret || !isSameSecret(authorization, `Bearer ${agencySecret}`)) fail('unauthorized')
}

const checkPlace = async (ctx: Context, access: ForPeople, input: Record<string, unknown>) => {
  const storeId = typeof input.storeId === 'string' ? input.storeId : undefined
  if (storeId) await requireStore(ctx.db, ctx.merchantId, storeId)
  if (access !== 'guest' && !holdsPost(ctx.actor, storeId ?? null, access)) fail('forbidden')
}

const NEVER_KEPT = { 'Cache-Control': 'no-store' }
/** A person's own phone may keep it, and asks each time whether it still holds. */
const OWN = { 'Cache-Control': 'private, no-cache', Vary: 'Authorization' }

const keepingOf = (cacheSeconds: number | undefined) => {
  if (!cacheSeconds) return NEVER_KEPT
  return {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    // The edge keeps it, and hands it out for a while more as it asks for the next one (RFC 9213); browsers ask each time.
    'CDN-Cache-Control': `max-age=${cacheSeconds}, stale-while-revalidate=${STALE_SECONDS}`,
  }
}

const send = (c: Http, status: number, body: unknown, keeping: Record<string, string> = NEVER_KEPT) => {
  for (const [name, value] of Object.entries(keeping)) c.header(name, value)
  return c.json(body as object, status as ContentfulStatusCode)
}

const sendFile = (c: Http, { type, name }: NonNullable<Route['file']>, bytes: Uint8Array<ArrayBuffer>) =>
  c.body(bytes, 200, {
    ...NEVER_KEPT,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })

const answerError = (runtime: Runtime, error: Error, c: Http) => {
  const requestId = c.get('requestId') ?? newUuid(runtime.clock())
  const { status, body, headers } = toErrorReply(error, requestId, runtime.log)
  return c.json(body, status, headers)
}
