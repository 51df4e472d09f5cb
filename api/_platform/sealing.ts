import { createHmac, randomBytes } from 'node:crypto'
import { openBytes, sealBytes } from './aead.js'
import type { Env } from './env.js'

export type Sealer = {
  /** The ids of the keys that still open, and seal no more. */
  olderKeyIds: string[]
  /** Encrypts for one column of one merchant; a sealed text moved to another column or merchant does not open. */
  seal(place: string, plain: string): string
  open(place: string, sealed: string): string
  /** A keyed hash to look a sealed value up by. */
  lookup(place: string, plain: string): string
}

const NONCE_BYTES = 12

/** AES-256-GCM with the key's id in front: `id.base64url(nonce | ciphertext | tag)`. */
export const createSealer = (env: Pick<Env, 'SHUKE_SEALING_KEYS' | 'SHUKE_LOOKUP_KEY'>): Sealer => {
  const [current] = env.SHUKE_SEALING_KEYS
  if (!current) throw new Error('no sealing key')
  const keys = new Map(env.SHUKE_SEALING_KEYS.map(({ id, key }) => [id, key]))

  return {
    olderKeyIds: [...keys.keys()].filter((id) => id !== current.id),
    seal: (place, plain) => {
      const nonce = randomBytes(NONCE_BYTES)
      const body = sealBytes({ key: current.key, nonce, associated: place }, plain)
      return `${current.id}.${Buffer.concat([nonce, body]).toString('base64url')}`
    },
    open: (place, sealed) => {
      const [id = '', text = ''] = sealed.split('.')
      const key = keys.get(id)
      if (!key) throw new Error(`no sealing key with the id ${id}`)
      const body = Buffer.from(text, 'base64url')
      const nonce = body.subarray(0, NONCE_BYTES)
      return openBytes({ key, nonce, associated: place }, body.subarray(NONCE_BYTES))
    },
    lookup: (place, plain) =>
      createHmac('sha256', env.SHUKE_LOOKUP_KEY).update(`${place}\0${plain}`).digest('base64url'),
  }
}
