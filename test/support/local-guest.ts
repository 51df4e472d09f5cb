import { randomUUID } from 'node:crypto'
import { DEMO_SLUG } from '../../db/seed/index.js'

/** Signs somebody in at a local server, the way the phone does, and calls a merchant's API as them. */
export const signIn = async (origin: string, key: string, merchant: string = DEMO_SLUG) => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(`${origin}${path}`, init)
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as they are
    return { status: reply.status, body: (await reply.json()) as any }
  }
  const json = { 'content-type': 'application/json' }
  const login = await ask(`/_local/login-codes?as=${key}&merchant=${merchant}`, { method: 'POST' })
  const session = await ask('/api/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ appid: merchant, code: login.body.code }),
  })
  const headers = { ...json, authorization: `Bearer ${session.body.token}` }
  return {
    get: (path: string) => ask(`/api${path}`, { headers }),
    post: (path: string, body: unknown = undefined, idempotencyKey: string = randomUUID()) =>
      ask(`/api${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': idempotencyKey },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  }
}

export type LocalGuest = Awaited<ReturnType<typeof signIn>>
