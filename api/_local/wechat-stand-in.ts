import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Clock } from '../_platform/clock.js'

const CODE_LIFETIME_MS = 5 * 60_000
const LOGINS_A_MINUTE = 100

type Code = { openid: string; expiresAt: number; used: boolean }

export type WeChatStandIn = {
  origin: string
  /** What wx.login would give this person: a code that serves once within five minutes. */
  issueCode(openid: string): string
  /** Answers the next call with this error code, as WeChat does when it is busy (-1). */
  failNext(errcode: number): void
  close(): Promise<void>
}

/** Stands in for api.weixin.qq.com on loopback, by the documented rules of `jscode2session`. */
export const startWeChatStandIn = async (
  app: { appid: string; secret: string },
  clock: Clock,
): Promise<WeChatStandIn> => {
  const codes = new Map<string, Code>()
  const logins = new Map<string, number[]>()
  const failures: number[] = []
  const server = new Hono()

  server.get('/sns/jscode2session', (c) => {
    const { appid, secret, js_code = '', grant_type } = c.req.query()
    const failure = failures.shift()
    if (failure !== undefined) return c.json({ errcode: failure, errmsg: 'stand-in was told to fail' })
    if (appid !== app.appid || grant_type !== 'authorization_code')
      return c.json({ errcode: 40013, errmsg: 'invalid appid' })
    if (secret !== app.secret) return c.json({ errcode: 40125, errmsg: 'invalid appsecret' })
    const code = codes.get(js_code)
    const now = clock().getTime()
    if (!code || code.expiresAt <= now) return c.json({ errcode: 40029, errmsg: 'invalid code' })
    if (code.used) return c.json({ errcode: 40163, errmsg: 'code been used' })
    const recent = (logins.get(code.openid) ?? []).filter((at) => at > now - 60_000)
    logins.set(code.openid, [...recent, now])
    if (recent.length >= LOGINS_A_MINUTE)
      return c.json({ errcode: 45011, errmsg: 'api minute-quota reach limit' })
    code.used = true
    return c.json({ openid: code.openid, session_key: randomBytes(16).toString('base64') })
  })

  const listening = await new Promise<{ close(done: () => void): unknown; port: number }>((resolve) => {
    const started = serve({ fetch: server.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ close: (done) => started.close(done), port }),
    )
  })
  return {
    origin: `http://127.0.0.1:${listening.port}`,
    issueCode: (openid) => {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { openid, expiresAt: clock().getTime() + CODE_LIFETIME_MS, used: false })
      return code
    },
    failNext: (errcode) => failures.push(errcode),
    close: () => new Promise<void>((resolve) => listening.close(resolve)),
  }
}
