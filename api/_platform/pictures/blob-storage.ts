import { del, get, put } from '@vercel/blob'
import type { Storage } from './storage.js'

const TIMEOUT_MS = 8_000

/** A private store of Vercel Blob: what is in it is read with its token, by nobody but us. */
export const blobStorage = (token: string): Storage => {
  const wish = () => ({ token, abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
  const place = { access: 'private', contentType: 'image/jpeg', allowOverwrite: true } as const
  return {
    put: async (key, bytes) => {
      await put(key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { ...wish(), ...place })
    },
    get: async (key) => (await get(key, { ...wish(), access: 'private' }))?.stream ?? null,
    remove: (key) => del(key, wish()),
  }
}
