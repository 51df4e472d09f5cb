import { createDecipheriv, createHash, createHmac } from 'node:crypto'
import * as z from 'zod'
import { fail } from '../errors.js'
import { isSameSecret } from '../same-secret.js'

/** 16 bytes in base64. */
const Block = z.string().regex(/^[0-9A-Za-z+/]{22}==$/)
const Sealed = z.object({
  sessionKey: Block,
  iv: Block,
  encryptedData: z.string().regex(/^[0-9A-Za-z+/]{1,20000}={0,2}$/),
})
const UserData = z.looseObject({ watermark: z.object({ appid: z.string(), timestamp: z.int() }) })

/** What a phone brings of its person, sealed by WeChat for `appid`. It is not signed: take nothing from it on trust. Fails with `invalid_request`. */
export const openUserData = (appid: string, sealed: z.infer<typeof Sealed>): z.infer<typeof UserData> => {
  const { sessionKey, iv, encryptedData } = Sealed.safeParse(sealed).data ?? fail('invalid_request')
  const data = UserData.safeParse(decrypt(sessionKey, iv, encryptedData)).data
  return data?.watermark.appid === appid ? data : fail('invalid_request')
}

/** Fails with `invalid_request` where `rawData` is not what WeChat gave for this session. */
export const checkRawData = (sessionKey: string, rawData: string, signature: string) => {
  const expected = createHash('sha1').update(`${rawData}${sessionKey}`).digest('hex')
  if (!isSameSecret(signature, expected)) fail('invalid_request')
}

/** How WeChat wants a session proven: keyed with the session key as text, not as the bytes it stands for. */
export const signSession = (sessionKey: string, body: string) =>
  createHmac('sha256', sessionKey).update(body).digest('hex')

const decrypt = (sessionKey: string, iv: string, encryptedData: string): unknown => {
  const [key, start] = [Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64')]
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, start)
    const plain = Buffer.concat([decipher.update(encryptedData, 'base64'), decipher.final()])
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain))
  } catch {
    return fail('invalid_request')
  }
}
