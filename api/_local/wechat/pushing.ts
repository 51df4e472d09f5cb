import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { StandInApp } from './world.js'

const ATTEMPTS = 4
const PATIENCE_MS = 5_000
const PAD_BLOCK = 32

type Message = Record<string, unknown> & { ToUserName?: string }

/** A push as WeChat sends it in secure mode: the address's query and the body. */
export const sealPush = (app: StandInApp, message: Message, now: Date) => {
  const { token, encodingAesKey } = keysOf(app)
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const text = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(app.appid)])
  const padding = PAD_BLOCK - (plain.length % PAD_BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)])
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
  const stamp = stampOf(now)
  const query = {
    signature: sign(token, stamp.timestamp, stamp.nonce),
    ...stamp,
    encrypt_type: 'aes',
    msg_signature: sign(token, stamp.timestamp, stamp.nonce, sealed),
  }
  return { query, body: JSON.stringify({ ToUserName: message.ToUserName, Encrypt: sealed }) }
}

export type Attempt = { status: number | null; answer: string }

/** Pushes, and again up to three times while `success` does not come within five seconds. */
export const push = async (app: StandInApp, url: string, message: Message, clock: () => Date) => {
  const attempts: Attempt[] = []
  while (attempts.length < ATTEMPTS) {
    const { query, body } = sealPush(app, message, clock())
    const attempt = await call(url, query, body)
    attempts.push(attempt)
    if (attempt.status === 200 && (attempt.answer === 'success' || attempt.answer === '')) break
  }
  return attempts
}

/** What the owner's press on the button does where the address of pushes is entered. */
export const checkUrl = async (app: StandInApp, url: string, now: Date) => {
  const stamp = stampOf(now)
  const signature = sign(keysOf(app).token, stamp.timestamp, stamp.nonce)
  const echostr = randomBytes(8).readBigUInt64BE().toString()
  const { status, answer } = await call(url, { signature, ...stamp, echostr })
  return status === 200 && answer === echostr
}

const call = async (url: string, query: Record<string, string>, body?: string): Promise<Attempt> => {
  const address = new URL(url)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  try {
    const reply = await fetch(address, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined
        ? {}
        : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
    })
    return { status: reply.status, answer: await reply.text() }
  } catch {
    return { status: null, answer: '' }
  }
}

const keysOf = ({ appid, push }: StandInApp) => {
  if (!push) throw new Error(`${appid} has no address for pushes`)
  return push
}

const stampOf = (now: Date) => ({
  timestamp: String(Math.floor(now.getTime() / 1000)),
  nonce: String(randomBytes(4).readUInt32BE()),
})

const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')
