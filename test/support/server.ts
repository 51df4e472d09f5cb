import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const readyWithin = 500_000
const stoppedWithin = 10_000

export interface LocalServer {
  origin: string
  data: string
  /** Everything the process has said so far. */
  output(): string
  /** Ends the process by the signal and keeps its data. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Ends the process kindly and removes the data that `startServer` made for it. */
  stop(): Promise<void>
}

interface StartOptions {
  /** The data folder; a new one by default. */
  data?: string
  /** A data folder to begin with a copy of. */
  from?: string
  /** Where the server's clock starts, as an ISO instant. */
  at?: string
  /** A PostgreSQL to use instead of the folder's own database. */
  databaseUrl?: string
  /** Begins with an empty database. */
  reset?: boolean
  /** Whether the phone's pages are built first; they are taken as they lie otherwise. */
  build?: boolean
  /** Settings beside those of this process. */
  env?: Record<string, string>
}

/** Runs what `npm start` runs, in a process of its own, and waits until it serves. */
export async function startServer(options: StartOptions = {}): Promise<LocalServer> {
  const { data, from, at, databaseUrl, reset = false, build = false, env } = options
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'shuke-data-')))
  if (from) await cp(from, folder, { recursive: true })
  // Three weeks are made in a third of the time that nine take.
  const args = ['--wechat-stand-in', '--port', '0', '--data', folder, '--weeks', '3']
  if (at) args.push('--at', at)
  if (reset) args.push('--reset')
  if (!build) args.push('--no-build')
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/_local/start.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl },
  })
  const killWithTheTests = () => child.kill('SIGKILL')
  process.once('exit', killWithTheTests)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }

  async function kill(signal: NodeJS.Signals) {
    process.removeListener('exit', killWithTheTests)
    if (hasEnded(child)) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const impatience = setTimeout(() => child.kill('SIGKILL'), stoppedWithin)
    await ended
    clearTimeout(impatience)
  }

  async function stop() {
    await kill('SIGTERM')
    if (!data) await rm(folder, { recursive: true, force: true })
  }

  const origin = await originOf(child, () => output).catch(async (error) => {
    await stop()
    throw error
  })
  return { origin, data: folder, output: () => output, kill, stop }
}

async function originOf(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + readyWithin
  while (Date.now() < deadline && !hasEnded(child)) {
    const origin = output().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0]
    if (origin) return origin
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const what = hasEnded(child) ? `ended with ${child.exitCode ?? child.signalCode}` : 'was not ready in time'
  throw new Error(`The local server ${what}:\n${output().slice(-2000)}`)
}

function hasEnded(child: ChildProcess) {
  return child.exitCode !== null || child.signalCode !== null
}
