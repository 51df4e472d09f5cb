import { del, get, put } from '@vercel/blob'
import type { Storage } from './storage.js'
import { within } from './within.js'

const PLACE = { access: 'private', contentType: 'image/jpeg', allowOverwrite: true } as const

/** A private store of Vercel Blob: what is in it is read with its token, by nobody but us. */
export const blobStorage = (token: string): Storage => ({
  put: async (key, bytes) => {
    await within((abortSignal) => put(key, Buffer.from(bytes), { ...PLACE, token, abortSignal }))
  },
  get: async (key) => {
    const found = await within((abortSignal) => get(key, { access: 'private', token, abortSignal }))
    return found?.stream ?? null
  },
  remove: (key) => within((abortSignal) => del(key, { token, abortSignal })),
})
