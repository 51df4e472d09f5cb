import { createCipheriv, createDecipheriv } from 'node:crypto'

const TAG_BYTES = 16

type Lock = { key: Buffer; nonce: Buffer; associated: string }

/** AES-256-GCM (NIST SP 800-38D) with the tag appended. A nonce must never be used twice with one key. */
export const sealBytes = ({ key, nonce, associated }: Lock, plain: string): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated))
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `sealBytes` made; throws where anything of it was changed. */
export const openBytes = ({ key, nonce, associated }: Lock, sealed: Buffer): string => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated)).setAuthTag(sealed.subarray(-TAG_BYTES))
  return decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
