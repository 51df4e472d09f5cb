import { createDecipheriv, createHash } from 'node:crypto'
import * as z from 'zod'
import { fail } from '../errors.js'
import { isSameSecret } from '../same-secret.js'
import { type PushMessage, readPushMessage } from './push-message.js'

/** What a mini-program's pushes are signed and sealed with, as the owner set it at WeChat. */
export type PushKeys = { appid: string; token: string; encodingAesKey: string }

/** WeChat resends what is not answered within 5 s, three times; anything older than this is somebody else's replay. */
const WINDOW_MS = 5 * 60_000
/** What is sealed is told soon after it happened; and it is younger than what we still know to have taken in. */
const OLDEST_MS = 24 * 60 * 60_000
const PAD_BLOCK = 32
const KEY_BYTES = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

const Stamp = z.object({ timestamp: z.string().regex(/^\d{10}$/), nonce: z.string().regex(/^\w{1,64}$/) })
const Signature = z.string().regex(/^[0-9a-f]{40}$/)
const UrlCheck = Stamp.extend({ signature: Signature, echostr: z.string().regex(/^\w{1,256}$/) })
const SignedStamp = Stamp.extend({ msg_signature: Signature })
const Envelope = z.strictObject({
  ToUserName: z.string().optional(),
  Encrypt: z.string().regex(/^[0-9A-Za-z+/]+={0,2}$/),
})

type Query = Record<string, string | undefined>

/** What to answer, as plain text, when WeChat asks by GET whether this address is ours. Fails with `push_refused`. */
export const answerUrlCheck = (token: string, query: Query, now: Date): string => {
  const { timestamp, nonce, signature, echostr } = read(UrlCheck, query)
  if (!isRecent(timestamp, now) || !isSameSecret(signature, signParts(token, timestamp, nonce))) refuse()
  return echostr
}

/**
 * Opens a push (POST, secure mode, JSON). `body` is the text as it came. Whatever is not from WeChat, not for this app,
 * not sealed, or older than five minutes fails with `push_refused`.
 */
export const openPush = (keys: PushKeys, query: Query, body: string, now: Date): PushMessage => {
  const { timestamp, nonce, msg_signature } = read(SignedStamp, query)
  if (!isRecent(timestamp, now)) refuse()
  const { ToUserName, Encrypt } = read(Envelope, parseJson(body))
  if (!isSameSecret(msg_signature, signParts(keys.token, timestamp, nonce, Encrypt))) refuse()
  const message = parseJson(decryptPush(keys, Encrypt))
  const pushed = readPushMessage(message, { appid: keys.appid, addressee: ToUserName }) ?? refuse()
  // Stamp and nonce are signed without a mark between them, so a nonce may be shown as a later stamp.
  if (Math.abs(pushed.createdAt.getTime() - now.getTime()) > OLDEST_MS) refuse()
  return pushed
}

/** The SHA-1 over the sorted parts, by which WeChat signs a URL check and, with the sealed text, a push. */
export const signParts = (...parts: string[]) =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

/** Takes the text out of what WeChat sealed: random 16 | length 4 | text | appid, padded to 32, AES-256-CBC. */
export const decryptPush = ({ appid, encodingAesKey }: Omit<PushKeys, 'token'>, sealed: string): string => {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const body = Buffer.from(sealed, 'base64')
  if (key.length !== KEY_BYTES || body.length === 0 || body.length % PAD_BLOCK !== 0) return refuse()
  // Node takes padding of up to 16 bytes; WeChat pads with up to 32.
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = unpad(Buffer.concat([decipher.update(body), decipher.final()]))
  const start = RANDOM_BYTES + LENGTH_BYTES
  if (plain.length < start) return refuse()
  const end = start + plain.readUInt32BE(RANDOM_BYTES)
  if (end > plain.length || plain.subarray(end).toString() !== appid) return refuse()
  return plain.subarray(start, end).toString()
}

const unpad = (padded: Buffer): Buffer => {
  const count = padded.at(-1) ?? 0
  const padding = padded.subarray(-count)
  if (count < 1 || count > PAD_BLOCK || padding.some((byte) => byte !== count)) return refuse()
  return padded.subarray(0, -count)
}

const isRecent = (timestamp: string, now: Date) =>
  Math.abs(Number(timestamp) * 1000 - now.getTime()) <= WINDOW_MS

const read = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> =>
  schema.safeParse(value).data ?? refuse()

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse()
  }
}

const refuse = (): never => fail('push_refused')
