import { setTimeout } from 'node:timers/promises'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Clock } from '../../_platform/clock.js'
import { makeMiniProgramCode, makeUrlLink } from './links.js'
import { codeToSession, getPhoneNumber } from './login.js'
import { sendSubscribeMessage } from './messages.js'
import type { createMisbehaviour, Manner } from './misbehaviour.js'
import { askPictureCheck } from './pictures.js'
import { checkText } from './texts.js'
import { findByToken, stableToken } from './tokens.js'
import { type Answer, type AppState, type Delivery, fault, type Rule } from './world.js'

const SLOW_MS = 300

/** Who calls is known by the app's secret or by an access token. */
const RULES: Record<string, { method: 'GET' | 'POST'; by: 'secret' | 'token'; rule: Rule }> = {
  '/sns/jscode2session': { method: 'GET', by: 'secret', rule: codeToSession },
  '/cgi-bin/stable_token': { method: 'POST', by: 'secret', rule: stableToken },
  '/wxa/business/getuserphonenumber': { method: 'POST', by: 'token', rule: getPhoneNumber },
  '/cgi-bin/message/subscribe/send': { method: 'POST', by: 'token', rule: sendSubscribeMessage },
  '/wxa/getwxacodeunlimit': { method: 'POST', by: 'token', rule: makeMiniProgramCode },
  '/wxa/generate_urllink': { method: 'POST', by: 'token', rule: makeUrlLink },
  '/wxa/msg_sec_check': { method: 'POST', by: 'token', rule: checkText },
  '/wxa/media_check_async': { method: 'POST', by: 'token', rule: askPictureCheck },
}

type Http = Context<{ Bindings: HttpBindings }>
type House = {
  states: Map<string, AppState>
  clock: Clock
  behaviour: ReturnType<typeof createMisbehaviour>
  sent: Delivery[]
  calls: string[]
}

/** Serves the rules on loopback. */
export const serveRules = async (house: House) => {
  const server = new Hono<{ Bindings: HttpBindings }>()
  server.all('*', async (c) => {
    const entry = RULES[c.req.path]
    if (!entry) return c.text('404 not found', 404)
    house.calls.push(c.req.path)
    const manner = house.behaviour.next(c.req.path)
    const answer = await answerIn(manner, house, c, entry)
    return answer instanceof Uint8Array
      ? c.body(new Uint8Array(answer), 200, { 'Content-Type': 'image/png' })
      : c.json(answer)
  })
  return listen(server)
}

const answerIn = async (
  manner: Manner | undefined,
  house: House,
  c: Http,
  { method, by, rule }: (typeof RULES)[string],
): Promise<Answer> => {
  const query = c.req.query()
  const body = method === 'POST' ? await c.req.json().catch(() => ({})) : {}
  if (manner === 'timeout') return never()
  if (manner === 'down') {
    c.env.incoming.socket.destroy()
    return never()
  }
  if (c.req.method !== method) return fault(43002, `require ${method} method`)
  const now = house.clock().getTime()
  const found =
    by === 'secret'
      ? findBySecret(house.states, method === 'GET' ? query : body)
      : findByToken(house.states.values(), query.access_token, now)
  const state = isState(found) ? found : undefined
  const told = house.behaviour.answerOf(manner, state)
  if (told) return told
  if (!state) return found as Answer
  const answer = rule({ state, query, body, now, deliver: (delivery) => house.sent.push(delivery) })
  if (manner === 'slow') await setTimeout(SLOW_MS)
  return manner === 'timeoutAfterEffect' ? never() : answer
}

const findBySecret = (states: Map<string, AppState>, wish: Record<string, unknown>): AppState | Answer => {
  const state = states.get(String(wish.appid))
  if (!state) return fault(40013, 'invalid appid')
  return wish.secret === state.app.secret ? state : fault(40125, 'invalid appsecret')
}

const isState = (found: AppState | Answer): found is AppState => 'tokens' in found

const never = () => new Promise<never>(() => {})

const listen = (server: Hono<{ Bindings: HttpBindings }>) =>
  new Promise<{ origin: string; close(): Promise<void> }>((resolve) => {
    const started: ServerType = serve({ fetch: server.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => closeNow(started) }),
    )
  })

// Calls that are never answered would keep it open.
const closeNow = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
