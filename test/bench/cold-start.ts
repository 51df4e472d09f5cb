import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newUuid } from '../../api/_platform/ids.js'
import { openDatabase } from '../../db/client.js'
import { startPostgres } from '../support/embedded-postgres.js'
import { makeShop } from '../support/shop.js'
import { functionEnvironment } from '../support/vercel/environment.js'
import { type Door, makeOutput } from '../support/vercel/output.js'
import { root } from '../support/vercel/source-tree.js'
import type { Bench } from './run.js'

const ROUNDS = 15
// How many times the hello-world's time a door may take.
const AIMS = { events: 1.5, index: 3 }

const HELLO = `
import pg from 'pg'
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
export default { fetch: async () => Response.json((await pool.query('select 1 as hello')).rows) }
`

// What the platform has loaded before a function is not the function's.
const FIRST_ANSWER = `
const [handler, path, body] = process.argv.slice(1)
const request = new Request('http://door' + path, body ? { method: 'POST', body } : {})
Response.json({})
const began = performance.now()
const { default: door } = await import(process.cwd() + '/' + handler)
const reply = await door.fetch(request)
await reply.text()
console.log(JSON.stringify({ ms: performance.now() - began, status: reply.status }))
process.exit()
`

type Visit = { door: Pick<Door, 'name' | 'folder' | 'handler'>; path: string; body?: string; status: number }

/** Import and first answer of the built doors, each in a fresh process, against those of a door that asks pg for 1. */
const coldStart: Bench = async (tell) => {
  tell('building the doors …')
  const output = await makeOutput({ doors: ['events', 'index'] })
  const doorOf = (name: string) => output.doors.find((door) => door.name === name) as Door
  const hello = await layOutHello()
  const postgres = await startPostgres()
  try {
    const url = await postgres.createDatabase('bench')
    const { env, appid } = await openShop(url)
    const visits: Visit[] = [
      { door: hello, path: '/api/hello', status: 200 },
      { door: doorOf('events'), path: '/api/events', body: batchFor(appid), status: 200 },
      { door: doorOf('index'), path: '/api/health', status: 200 },
    ]
    const times = await interleave(visits, env, tell)
    const [reference = 0, events = 0, index = 0] = times.map(median)
    const figures = { reference, unit: 'ms' }
    return [
      { bench: 'cold-start/events', ours: events, ...figures, aim: 1 / AIMS.events },
      { bench: 'cold-start/index', ours: index, ...figures, aim: 1 / AIMS.index },
    ]
  } finally {
    await postgres.close()
    await Promise.all([output.remove(), hello.remove()])
  }
}

export default coldStart

const layOutHello = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shuke-hello-'))
  await mkdir(join(folder, 'api'))
  await writeFile(join(folder, 'api/hello.js'), HELLO)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const remove = () => rm(folder, { recursive: true, force: true })
  return { name: 'hello', folder, handler: 'api/hello.js', remove }
}

const openShop = async (url: string) => {
  const { db, close } = await openDatabase(url, { maxConnections: 1 })
  const { env, runtime } = functionEnvironment({ db, url })
  const { appid } = await makeShop(runtime)
  await close()
  return { env, appid }
}

const batchFor = (appid: string) => {
  const now = new Date()
  const events = [{ id: newUuid(now), name: 'app_opened', occurredAt: now }]
  return JSON.stringify({ appid, visitorId: randomUUID(), sentAt: now, events })
}

/** In turns, so that a busy minute of the machine is everybody's; the first turn warms the disk and is not counted. */
const interleave = async (visits: Visit[], env: Record<string, string>, tell: (progress: string) => void) => {
  const times = visits.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, visit] of visits.entries()) {
      const ms = await firstAnswer(visit, env)
      if (round > 0) times[index]?.push(ms)
    }
    tell(
      `round ${round} of ${ROUNDS}: ${times.map((known) => known.at(-1)?.toFixed(0) ?? '-').join(', ')} ms`,
    )
  }
  return times
}

const firstAnswer = async ({ door, path, body, status }: Visit, env: Record<string, string>) => {
  const script = ['--input-type=module', '--eval', FIRST_ANSWER, door.handler, path, ...(body ? [body] : [])]
  const { stdout } = await promisify(execFile)(process.execPath, script, { cwd: door.folder, env })
  const answer = JSON.parse(stdout) as { ms: number; status: number }
  if (answer.status !== status) throw new Error(`${door.name} answered ${answer.status}`)
  return answer.ms
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
