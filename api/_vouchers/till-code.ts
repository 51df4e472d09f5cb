import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { CODE_DIGITS, CODE_STEP_SECONDS, CODES_AHEAD } from './vocabulary.js'

const STEP_MS = CODE_STEP_SECONDS * 1000
const SECRET_BYTES = 20

const totp = (secret: string) =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    digits: CODE_DIGITS,
    period: CODE_STEP_SECONDS,
    algorithm: 'SHA1',
  })

export const newSecret = () => new Secret({ size: SECRET_BYTES }).base32

/** The six digits that name a voucher at the till. */
export const newHandle = () => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')

const stepAt = (now: Date) => Math.floor(now.getTime() / STEP_MS)

/** The codes of the current step and those after it (RFC 6238, SHA-1, 30 s, 6 digits). */
export const codesFrom = (secret: string, now: Date) =>
  Array.from({ length: CODES_AHEAD }, (_, ahead) => {
    const timestamp = (stepAt(now) + ahead) * STEP_MS
    return { code: totp(secret).generate({ timestamp }), startsAt: new Date(timestamp).toISOString() }
  })

/** The step whose code this is: the current one, or the one before it; null for any other code. */
export const stepOfCode = (secret: string, code: string, now: Date): number | null => {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === 0 || delta === -1 ? stepAt(now) + delta : null
}
