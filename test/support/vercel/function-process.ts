import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { Door } from './output.js'

const host = createRequire(import.meta.url).resolve('@vercel/node/dist/dev-server.mjs')

/**
 * Runs a built door in a process of its own, under the host that `vercel dev` runs functions with: it starts where the
 * traced files lie and knows no variable but `env`.
 */
export const startFunction = async (door: Door, env: Record<string, string>) => {
  const child = fork(host, [], {
    cwd: door.folder,
    env: { ...env, VERCEL_DEV_ENTRYPOINT: door.handler },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  })
  const killWithTheTests = () => child.kill('SIGKILL')
  process.once('exit', killWithTheTests)
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  }
  const port = await portOf(child)
  return {
    origin: `http://127.0.0.1:${port}`,
    log: () => log,
    stop: async () => {
      process.removeListener('exit', killWithTheTests)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

export type RunningFunction = Awaited<ReturnType<typeof startFunction>>

const portOf = async (child: ChildProcess): Promise<number> => {
  const [address] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
    { port: number } | number | null,
  ]
  if (address && typeof address === 'object') return address.port
  throw new Error(`the host of the function ended with ${address}`)
}
