import { v4, v7 } from 'uuid'

// Not every phone has `crypto`; these ids only have to differ, nobody has to be unable to guess them.
const randomBytes = () => {
  const bytes = new Uint8Array(16)
  if (process.env.TARO_ENV === 'h5' && globalThis.crypto) return globalThis.crypto.getRandomValues(bytes)
  return bytes.map(() => Math.floor(Math.random() * 256))
}

export const newUuid = () => v4({ random: randomBytes() })

/** A UUID that sorts by the time it was made. */
export const newTimedUuid = (at: Date) => v7({ random: randomBytes(), msecs: at.getTime() })

/** An `Idempotency-Key`: make one when a person means to do a thing, keep it while they try again. */
export const newKey = () => newUuid()
