import { parseArgs } from 'node:util'
import { openDatabase } from '../../db/client.js'
import { readEnv } from '../_platform/env.js'
import { AppError } from '../_platform/errors.js'
import { createSealer } from '../_platform/sealing.js'
import { OpeningRequest, openMerchant } from '../_storefront/index.js'

const USAGE = `npm run open-merchant -- --name 沈家面馆 --slug shen --appid wx0123456789abcdef --store 总店
  WECHAT_SECRET holds the mini-program's secret, and WECHAT_PUSH_TOKEN and WECHAT_PUSH_KEY what its pushes are signed and
  sealed with, where they are set up. --time-zone is Asia/Shanghai unless said otherwise.`

const open = async () => {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      slug: { type: 'string' },
      appid: { type: 'string' },
      store: { type: 'string' },
      'time-zone': { type: 'string' },
    },
  })
  const { WECHAT_SECRET: secret, WECHAT_PUSH_TOKEN: pushToken, WECHAT_PUSH_KEY: pushKey } = process.env
  const { store, 'time-zone': timeZone, ...names } = values
  const wish = OpeningRequest.safeParse({
    ...names,
    secret,
    pushToken,
    pushKey,
    store: { name: store, timeZone },
  })
  if (!wish.success) {
    const faults = wish.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`${faults.join('\n')}\n\n${USAGE}`)
  }
  const env = readEnv(process.env)
  const { db, close } = await openDatabase(env.DATABASE_URL, { maxConnections: 1 })
  try {
    const opened = await openMerchant({ db, sealer: createSealer(env), clock: () => new Date() }, wish.data)
    process.stdout.write(
      `${wish.data.name} is open at /m/${wish.data.slug}.\nThe owner enters this code under 我的, until ${opened.ownerCodeExpiresAt}: ${opened.ownerCode}\n`,
    )
  } finally {
    await close()
  }
}

open().catch((error: unknown) => {
  const words =
    error instanceof AppError ? `${error.code}: ${error.message}` : String((error as Error).message)
  process.stderr.write(`${words}\n`)
  process.exit(1)
})
