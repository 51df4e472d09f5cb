import { createHash } from 'node:crypto'

const PATH = /^\/pictures\/((mer_[0-9a-f]{32})\/[0-9a-f]{64}\.jpg)$/

/** Where a picture is kept: its bytes name it, so that the same one is kept once. */
export const keyOf = (merchantId: string, bytes: Uint8Array) =>
  `${merchantId}/${createHash('sha256').update(bytes).digest('hex')}.jpg`

/** Where it is served on our own origin. */
export const pathOf = (key: string) => `/pictures/${key}`

/** Whose picture is served at a path, and what it is kept under; null where none ever is. */
export const readPicturePath = (path: string) => {
  const [, key, merchantId] = PATH.exec(path) ?? []
  return key && merchantId ? { key, merchantId } : null
}
