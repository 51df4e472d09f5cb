import { openDatabase } from '../../db/client.js'
import { readEnv } from '../_platform/env.js'
import { resealSome } from '../_platform/resealing.js'
import { createSealer } from '../_platform/sealing.js'

/** Seals under the first key of SHUKE_SEALING_KEYS whatever another one of them has sealed; then the others may go. */
const reseal = async () => {
  const env = readEnv(process.env)
  const { db, close } = await openDatabase(env.DATABASE_URL, { maxConnections: 1 })
  try {
    const sealer = createSealer(env)
    let total = 0
    for (let count = -1; count !== 0; total += count) count = await resealSome(db, sealer)
    process.stdout.write(`${total} values are sealed anew; nothing is left under an older key.\n`)
  } finally {
    await close()
  }
}

reseal().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).message)}\n`)
  process.exit(1)
})
