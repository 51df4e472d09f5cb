import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Env } from './env.js'

export type Sealer = {
  /** Encrypts for one column of one merchant; a sealed text moved to another column or merchant does not open. */
  seal(place: string, plain: string): string
  open(place: string, sealed: string): string
  /** A keyed hash to look a sealed value up by. */
  lookup(place: string, plain: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM (NIST SP 800-38D) with the key's id in front: `id.base64url(iv | ciphertext | tag)`. */
export const createSealer = (env: Pick<Env, 'SHUKE_SEALING_KEYS' | 'SHUKE_LOOKUP_KEY'>): Sealer => {
  const [current] = env.SHUKE_SEALING_KEYS
  if (!current) throw new Error('no sealing key')
  const keys = new Map(env.SHUKE_SEALING_KEYS.map(({ id, key }) => [id, key]))

  return {
    seal: (place, plain) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current.id}.${body.toString('base64url')}`
    },
    open: (place, sealed) => {
      const [id = '', text = ''] = sealed.split('.')
      const key = keys.get(id)
      if (!key) throw new Error(`no sealing key with the id ${id}`)
      const body = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(place)).setAuthTag(body.subarray(-TAG_BYTES))
      return decipher.update(body.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    lookup: (place, plain) =>
      createHmac('sha256', env.SHUKE_LOOKUP_KEY).update(`${place}\0${plain}`).digest('base64url'),
  }
}
