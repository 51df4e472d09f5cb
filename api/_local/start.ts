import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DEMO_APPID, DEMO_PUSH, DEMO_SECRET, DEMO_TEMPLATES, seedDemo } from '../../db/seed/index.js'
import type { Clock } from '../_platform/clock.js'
import { readEnv } from '../_platform/env.js'
import { createLogger } from '../_platform/logging.js'
import { messengersOf } from '../_platform/messengers/messengers.js'
import { openStorage } from '../_platform/pictures/open-storage.js'
import { createSealer } from '../_platform/sealing.js'
import { createWeChat } from '../_platform/wechat/client.js'
import { ensureEventMonths } from '../_tracking/index.js'
import { buildH5 } from './build-h5.js'
import { holdFolder } from './data-lock.js'
import { localKeys } from './local-keys.js'
import { type Options, readOptions } from './options.js'
import { PEOPLE } from './people.js'
import { folderStorage } from './picture-folder.js'
import { step, write } from './progress.js'
import { type Robots, startRobots } from './robots/stand-in.js'
import { startServer } from './server.js'
import { openShopDatabase } from './shop-database.js'
import { startTicking } from './ticking.js'
import { startWeChatStandIn } from './wechat/stand-in.js'

const root = path.resolve(import.meta.dirname, '../..')

const start = async () => {
  const options = readOptions(process.argv.slice(2), process.cwd())
  if (process.env.NODE_ENV === 'production' || process.env.VERCEL) {
    throw new Error('npm start is for one machine; in production the functions in api/ run on Vercel.')
  }
  mkdirSync(options.folder, { recursive: true })
  const lock = await holdFolder(options.folder)
  if (!lock) {
    throw new Error(
      `Another Shuke is already running on ${options.folder}. Stop it first, or start this one with --data <another folder>.`,
    )
  }
  const clock = clockFrom(options.at)
  const standIn = options.wechatStandIn ? await startWeChat(clock) : null
  const robots = options.wechatStandIn ? await startRobots(clock) : null
  const { runtime, database, place } = await openShop(options, clock, {
    ...(standIn ? { WECHAT_ORIGIN: standIn.origin } : {}),
    ...(robots ? originsOf(robots) : {}),
  })
  if (options.build) await step('Building the pages', (report) => buildH5(root, report))
  const server = await startServer({ root, port: options.port, runtime, standIn, robots })
  const ticking = startTicking({ ...runtime, publicOrigin: runtime.publicOrigin ?? server.origin })

  const stop = async () => {
    write('Closing …')
    await server.close()
    await ticking.stop()
    await standIn?.close()
    await robots?.close()
    await database.close()
    lock.release()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  whenNpmEnds(stop)
  announce(server.origin, place, standIn !== null)
}

const startWeChat = async (clock: Clock) => {
  const standIn = await startWeChatStandIn(
    [{ appid: DEMO_APPID, secret: DEMO_SECRET, push: DEMO_PUSH }],
    clock,
  )
  for (const { templateId, fields } of DEMO_TEMPLATES)
    standIn.addTemplate({ templateId, fields: Object.values(fields) })
  return standIn
}

const originsOf = ({ origin }: Robots) => ({
  ...{ WECOM_ORIGIN: origin, DINGTALK_ORIGIN: origin, FEISHU_ORIGIN: origin },
})

// npm hands a signal to its shell, and the shell hands it to nobody: its end is the only word of it.
const whenNpmEnds = (stop: () => void) => {
  const shell = process.ppid
  if (process.env.npm_lifecycle_event !== 'start') return
  const watching = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watching)
    stop()
  }, 500)
  watching.unref()
}

const openShop = async (options: Options, clock: Clock, standIns: Record<string, string>) => {
  const { folder, reset } = options
  const data = path.join(folder, 'database')
  const url = process.env.DATABASE_URL ?? `file:${data}`
  const env = readEnv({
    ...localKeys(folder),
    ...process.env,
    DATABASE_URL: url,
    ...standIns,
  })
  const database = await openShopDatabase({ url, reset })
  await ensureEventMonths(database.db, clock())
  const sealer = createSealer(env)
  const log = createLogger(process.env.LOG_LEVEL ?? 'warn')
  await step('Opening the demo shop', (report) =>
    seedDemo({
      ...{ db: database.db, sealer, tokenKey: env.SHUKE_TOKEN_KEY, log, now: clock() },
      weeks: options.weeks,
      onProgress: (part) => report(`${Math.floor(part * 100)} % of ${options.weeks} weeks`),
    }),
  )
  const wechat = createWeChat({ origin: env.WECHAT_ORIGIN })
  const runtime = {
    ...{ db: database.db, clock, sealer, wechat, log },
    messengers: messengersOf(env),
    storage: openStorage(env) ?? folderStorage(path.join(folder, 'pictures')),
    ...{
      tokenKey: env.SHUKE_TOKEN_KEY,
      cronSecret: env.CRON_SECRET,
      agencySecret: env.AGENCY_SECRET ?? null,
      publicOrigin: env.PUBLIC_ORIGIN ?? null,
    },
  }
  return { runtime, database, place: url.startsWith('file:') ? data : new URL(url).host }
}

const clockFrom = (at: Date | null): Clock => {
  const shift = at ? at.getTime() - Date.now() : 0
  return () => new Date(Date.now() + shift)
}

const announce = (origin: string, place: string, withPeople: boolean) => {
  write(`\nShuke is open at ${origin}\n`)
  if (withPeople) {
    for (const { key, label, note } of PEOPLE)
      write(`  ${label.padEnd(4, '　')} ${origin}/?as=${key}   ${note}`)
  }
  write(`\nThe data is in ${place}. Ctrl-C closes the shop; --reset starts it anew.`)
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
